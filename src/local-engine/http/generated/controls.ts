// Generated from the contract by `npm run generate`. Never edited, formatted or linted.
export interface paths {
    "/_sandbox/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether it runs */
        get: operations["sandboxHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Throw everything away and seed anew */
        post: operations["sandboxReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger's clock */
        get: operations["getClock"];
        put?: never;
        /** Set or advance the clock, and settle everything due */
        post: operations["moveClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mint points for a participant, with a lot's dates */
        post: operations["creditParticipant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a request would do; nothing of it is kept */
        post: operations["previewRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Replay the journal and compare every stored total */
        get: operations["verifyLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The settings */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the settings that are sent */
        patch: operations["updateSettings"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Health: {
            /** @constant */
            status: "ok";
            version: string;
            /** Format: date-time */
            clock: string;
        };
        ResetRequest: {
            /**
             * @default demo
             * @enum {string}
             */
            seed: "demo" | "empty";
        };
        Clock: {
            /** Format: date-time */
            now: string;
            /** @description How far the ledger's clock is ahead of the machine's. */
            offset_seconds: number;
        };
        /** @description One of the two. */
        ClockRequest: {
            /** Format: date-time */
            set?: string;
            /**
             * @description An ISO 8601 duration.
             * @example P30D
             */
            advance?: string;
        };
        CreditRequest: {
            /** Format: uuid */
            program_id: string;
            /** Format: uuid */
            participant_id: string;
            /** Format: uuid */
            asset_id: string;
            amount: string;
            description: string;
            /** Format: date-time */
            expires_at?: string;
            /** Format: date-time */
            matures_at?: string;
            reference_id?: string;
        };
        CreditResult: {
            /** Format: uuid */
            journal_entry_id: string;
            /**
             * Format: uuid
             * @description Of a LOT asset.
             */
            lot_id?: string;
        };
        PreviewRequest: {
            /** @enum {string} */
            method: "GET" | "POST" | "PATCH";
            /** @description With its query; begins with /v1/. */
            path: string;
            /** @description As it would be sent. */
            body?: unknown;
        };
        Preview: {
            status: number;
            /** @description The answer. */
            body: unknown;
            effects?: components["schemas"]["Effects"];
        };
        Effects: {
            /** @description Lots restored, in this order. */
            lots: {
                /** Format: uuid */
                lot_id: string;
                amount: string;
                /** Format: date-time */
                expires_at: string | null;
                /** @description The value is posted on to breakage at once. */
                expired: boolean;
            }[];
            postings: {
                entity_type: string;
                /** Format: uuid */
                participant_id: string | null;
                /** Format: uuid */
                asset_id: string;
                bucket: string | null;
                /** Format: uuid */
                lot_id: string | null;
                amount: string;
            }[];
            /** @description Action types, in order. */
            journal_entries: string[];
            reward?: {
                /** Format: uuid */
                id: string;
                redeemed_count_before: number;
                redeemed_count_after: number;
                status_before: string;
                status_after: string;
            };
        };
        Verdict: {
            ok: boolean;
            /** @description Hash of the newest entry, 64 hex digits. */
            head: string;
            checks: {
                name: string;
                ok: boolean;
                violations: string[];
            }[];
        };
        Settings: {
            /** @enum {string} */
            restored_expired_lots?: "expire" | "restore" | "refuse";
            rate_limit?: boolean;
        };
    };
    responses: {
        /** @description Refused. */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    code: string;
                    message: string;
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    sandboxHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            401: components["responses"]["Error"];
        };
    };
    sandboxReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ResetRequest"];
            };
        };
        responses: {
            /** @description Done; clock and settings are back to their defaults. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetRequest"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            401: components["responses"]["Error"];
        };
    };
    moveClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockRequest"];
            };
        };
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
        };
    };
    creditParticipant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditRequest"];
            };
        };
        responses: {
            /** @description Credited. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditResult"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            404: components["responses"]["Error"];
            422: components["responses"]["Error"];
        };
    };
    previewRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            /** @description Its status, its answer and its effects. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
        };
    };
    verifyLedger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            401: components["responses"]["Error"];
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            401: components["responses"]["Error"];
        };
    };
    updateSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Settings"];
            };
        };
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
        };
    };
}
