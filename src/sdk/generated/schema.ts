// Generated from the contract by `npm run generate`. Never edited, formatted or linted.
export interface paths {
    "/v1/redemptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** One redemption */
        get: operations["getRedemption"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/redemptions/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse all or part of a redemption
         * @description Without `amount` and `quantity`, all that remains is reversed (D20). `amount` is for raw and AMOUNT_BASED
         *     redemptions, `quantity` for UNIT_BASED ones. The lot that was drawn last gets its points back first (D22).
         */
        post: operations["reverseRedemption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/redemptions/{id}/reversals": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** The reversals of a redemption, oldest first */
        get: operations["listReversals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/participants/{id}/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** A participant's redemptions, newest first */
        get: operations["listRedemptions"];
        put?: never;
        /** Redeem an amount of an asset */
        post: operations["redeemRaw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/participants/{id}/redemptions/items": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Redeem a catalog item */
        post: operations["redeemItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/participants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Participants */
        get: operations["listParticipants"];
        put?: never;
        /** Create a participant, or update the one with this external id */
        post: operations["upsertParticipant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/participants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** One participant, with balances */
        get: operations["getParticipant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/participants/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the status of a participant */
        patch: operations["updateParticipantStatus"];
        trace?: never;
    };
    "/v1/participants/{id}/balances": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** Balances, one row per asset */
        get: operations["getBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/participants/{id}/balances/lots": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** Lots of a LOT asset, oldest first */
        get: operations["listLots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/participants/{id}/balances/adjust": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Credit or debit a balance by hand */
        post: operations["adjustBalance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/participants/{id}/activity/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** What changed a participant's balances, newest first */
        get: operations["listHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{programId}/rewards": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The program. */
                programId: components["parameters"]["ProgramId"];
            };
            cookie?: never;
        };
        /** The catalog */
        get: operations["listRewards"];
        put?: never;
        /** Add a reward to the catalog */
        post: operations["createReward"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{programId}/rewards/{rewardId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The program. */
                programId: components["parameters"]["ProgramId"];
                /** @description The reward. */
                rewardId: components["parameters"]["RewardId"];
            };
            cookie?: never;
        };
        /** One reward */
        get: operations["getReward"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the fields that are sent
         * @description The type and the asset never change. A new `max_total` alone does not change the status (D29).
         */
        patch: operations["updateReward"];
        trace?: never;
    };
    "/v1/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Assets */
        get: operations["listAssets"];
        put?: never;
        /** Create an asset and link it to a program */
        post: operations["createAsset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** One asset */
        get: operations["getAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the fields that are sent. Archiving is final */
        patch: operations["updateAsset"];
        trace?: never;
    };
    "/v1/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Programs */
        get: operations["listPrograms"];
        put?: never;
        /** Create a program */
        post: operations["createProgram"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** One program */
        get: operations["getProgram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the fields that are sent
         * @description A new redemption target applies to later redemptions only. Older redemptions and their reversals keep the old target (D27).
         */
        patch: operations["updateProgram"];
        trace?: never;
    };
    "/v1/journal-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The journal, newest first, with postings */
        get: operations["listJournalEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/journal-entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** One journal entry */
        get: operations["getJournalEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/integrity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check that the newest entries are sealed and balanced */
        get: operations["getIntegrity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description A decimal string, never a number. It has no sign, no exponent, no spaces and no separators (D4).
         * @example 500.00
         */
        Amount: string;
        /**
         * @description A decimal string. A credit is positive, a debit is negative. It has all decimal places of the scale (D33).
         * @example -500.00
         */
        SignedAmount: string;
        /**
         * Format: date-time
         * @description A time in UTC. The sandbox writes milliseconds and Z (D38).
         * @example 2024-01-15T10:30:00Z
         */
        Timestamp: string;
        /**
         * @description In a program, each key stands for one request. A repeated request gets the first answer (D34).
         * @example reverse-12345
         */
        IdempotencyKey: string;
        /**
         * @description A number of whole units.
         * @example 1
         */
        Quantity: number;
        /** @enum {string} */
        Bucket: "AVAILABLE" | "HELD" | "DEFERRED";
        /**
         * @description FULLY_REVERSED if and only if nothing remains (D30).
         * @enum {string}
         */
        RedemptionStatus: "COMPLETED" | "PARTIALLY_REVERSED" | "FULLY_REVERSED";
        /** @enum {string} */
        LotStatus: "DEFERRED" | "AVAILABLE" | "HELD" | "CONSUMED" | "EXPIRED";
        /** @enum {string} */
        RewardStatus: "DRAFT" | "ACTIVE" | "OUT_OF_STOCK" | "ARCHIVED";
        /** @enum {string} */
        RedemptionType: "UNIT_BASED" | "AMOUNT_BASED";
        /** @enum {string} */
        AssetStatus: "ACTIVE" | "ARCHIVED";
        /** @enum {string} */
        ProgramStatus: "ACTIVE" | "SUSPENDED" | "ARCHIVED";
        /** @enum {string} */
        ParticipantStatus: "ACTIVE" | "SUSPENDED" | "CLOSED";
        /**
         * @description The account that receives the redeemed points.
         * @enum {string}
         */
        RedemptionTarget: "SYSTEM_REDEMPTION" | "SYSTEM_BREAKAGE" | "LEDGER_ENTITY";
        /** @enum {string} */
        OnUnknownParticipant: "CREATE" | "REJECT";
        /** @description The live API may add new codes. The sandbox only uses the codes in this document. */
        Error: {
            /**
             * @description The sandbox has only these codes. Each one is listed with its status and its source.
             * @example reversal_exceeds_remaining
             */
            code: string;
            /** @example asked to reverse 700.00, but only 500.00 remains */
            message: string;
        };
        Pagination: {
            /** @description True also on a page that is short or empty because few rows meet a filter (D15). */
            has_more: boolean;
            /** @description Null on the last page (D15). */
            next_cursor: string | null;
        };
        ReverseRequest: {
            /**
             * @description Why it is reversed. The ledger keeps the reason.
             * @example Customer refund request
             */
            reason: string;
            amount?: components["schemas"]["Amount"];
            quantity?: components["schemas"]["Quantity"];
            idempotency_key?: components["schemas"]["IdempotencyKey"];
        };
        Reversal: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            redemption_id: string;
            /**
             * Format: uuid
             * @description The journal entry of the reversal.
             */
            journal_entry_id: string;
            amount: components["schemas"]["Amount"];
            /** @description UNIT_BASED only (D32). */
            quantity?: number;
            reason: string;
            created_at: components["schemas"]["Timestamp"];
        };
        RedeemRawRequest: {
            /** Format: uuid */
            program_id: string;
            /** Format: uuid */
            asset_id: string;
            amount: components["schemas"]["Amount"];
            description: string;
            idempotency_key?: components["schemas"]["IdempotencyKey"];
        };
        RedeemItemRequest: {
            /** Format: uuid */
            program_id: string;
            /** Format: uuid */
            reward_id: string;
            quantity?: components["schemas"]["Quantity"];
            amount?: components["schemas"]["Amount"];
            description?: string;
            idempotency_key?: components["schemas"]["IdempotencyKey"];
        };
        /** @description It is our decision which fields each kind of redemption has (D32). */
        Redemption: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            program_id: string;
            /** Format: uuid */
            participant_id: string;
            /** Format: uuid */
            asset_id: string;
            /**
             * Format: uuid
             * @description Catalog redemptions only.
             */
            reward_id?: string;
            amount: components["schemas"]["Amount"];
            /** @description UNIT_BASED only. */
            quantity?: number;
            /**
             * @description The cost at the time of the redemption. Catalog redemptions only.
             * @example 500.00
             */
            unit_cost?: string;
            reversed_amount: components["schemas"]["Amount"];
            /** @description UNIT_BASED only. */
            reversed_quantity?: number;
            status: components["schemas"]["RedemptionStatus"];
            description?: string;
            /** Format: uuid */
            journal_entry_id: string;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        CreateRewardRequest: {
            /** @description It is unique in the program. */
            name: string;
            redemption_type: components["schemas"]["RedemptionType"];
            /**
             * Format: uuid
             * @description The asset must be linked to the program.
             */
            asset_id: string;
            /**
             * @description The cost of one unit. For AMOUNT_BASED it is the smallest amount.
             * @example 500.00
             */
            unit_cost: string;
            /**
             * @description OUT_OF_STOCK follows from the stock and cannot be set (D29).
             * @enum {string}
             */
            status: "DRAFT" | "ACTIVE" | "OUT_OF_STOCK" | "ARCHIVED";
            description?: string;
            category?: string;
            /** @description UNIT_BASED only. Null or absent means unlimited. */
            max_total?: number | null;
            /** @description UNIT_BASED only. Null or absent means unlimited. */
            max_per_participant?: number | null;
            /**
             * Format: date-time
             * @description Null or absent means no limit.
             */
            available_from?: string | null;
            /**
             * Format: date-time
             * @description Null or absent means no limit.
             */
            available_until?: string | null;
            metadata?: {
                [key: string]: unknown;
            };
        };
        /** @description Null clears a field that allows it. */
        UpdateRewardRequest: {
            name?: string;
            unit_cost?: string;
            /**
             * @description OUT_OF_STOCK cannot be set (D29).
             * @enum {string}
             */
            status?: "DRAFT" | "ACTIVE" | "OUT_OF_STOCK" | "ARCHIVED";
            description?: string | null;
            category?: string | null;
            max_total?: number | null;
            max_per_participant?: number | null;
            /** Format: date-time */
            available_from?: string | null;
            /** Format: date-time */
            available_until?: string | null;
            metadata?: {
                [key: string]: unknown;
            } | null;
        };
        Reward: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            program_id: string;
            /** Format: uuid */
            asset_id: string;
            name: string;
            description?: string | null;
            category?: string | null;
            redemption_type: components["schemas"]["RedemptionType"];
            unit_cost: components["schemas"]["Amount"];
            max_total?: number | null;
            max_per_participant?: number | null;
            /**
             * @description The number of redeemed units. A reversal lowers it (D29).
             * @example 42
             */
            redeemed_count: number;
            status: components["schemas"]["RewardStatus"];
            /** Format: date-time */
            available_from?: string | null;
            /** Format: date-time */
            available_until?: string | null;
            metadata?: {
                [key: string]: unknown;
            } | null;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        CreateAssetRequest: {
            /** Format: uuid */
            program_id: string;
            name: string;
            /** @description It is unique in the organization. */
            symbol: string;
            /** @enum {string} */
            inventory_mode: "SIMPLE" | "LOT";
            /** @enum {string} */
            issuance_policy: "UNLIMITED" | "PREFUNDED";
            /** @description Decimal places of every amount. */
            scale: number;
            /** @description The largest single credit or debit. It does not limit reversals (D28). */
            max_transaction_amount?: string | null;
        };
        UpdateAssetRequest: {
            name?: string;
            /** @enum {string} */
            status?: "ARCHIVED";
            /** @description Null clears the limit. */
            max_transaction_amount?: string | null;
        };
        Asset: {
            /** Format: uuid */
            id: string;
            name: string;
            symbol: string;
            /** @enum {string} */
            inventory_mode: "SIMPLE" | "LOT";
            /** @enum {string} */
            issuance_policy: "UNLIMITED" | "PREFUNDED";
            scale: number;
            max_transaction_amount?: string | null;
            program_ids: string[];
            status: components["schemas"]["AssetStatus"];
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
            deleted_at?: components["schemas"]["Timestamp"];
        };
        CreateProgramRequest: {
            name: string;
            description?: string;
            on_unknown_participant?: components["schemas"]["OnUnknownParticipant"];
        };
        UpdateProgramRequest: {
            name?: string;
            description?: string | null;
            on_unknown_participant?: components["schemas"]["OnUnknownParticipant"];
            status?: components["schemas"]["ProgramStatus"];
            redemption_target_type?: components["schemas"]["RedemptionTarget"];
            /**
             * Format: uuid
             * @description Required with LEDGER_ENTITY, and only allowed with it.
             */
            redemption_target_entity_id?: string;
        };
        Program: {
            /** Format: uuid */
            id: string;
            name: string;
            description?: string | null;
            on_unknown_participant: components["schemas"]["OnUnknownParticipant"];
            redemption_target_type: components["schemas"]["RedemptionTarget"];
            /** Format: uuid */
            redemption_target_entity_id?: string;
            status: components["schemas"]["ProgramStatus"];
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
            deleted_at?: components["schemas"]["Timestamp"];
        };
        UpsertParticipantRequest: {
            /** @description Your own id of the member. If it exists, the participant is updated. */
            external_id: string;
            /**
             * Format: uuid
             * @description The program that the participant joins.
             */
            program_id?: string;
            status?: components["schemas"]["ParticipantStatus"];
            attributes?: {
                [key: string]: unknown;
            };
            tags?: string[];
            email?: string;
            phone?: string;
            first_name?: string;
            last_name?: string;
            display_name?: string;
        };
        UpdateParticipantStatusRequest: {
            status: components["schemas"]["ParticipantStatus"];
        };
        Participant: {
            /** Format: uuid */
            id: string;
            external_id: string;
            status: components["schemas"]["ParticipantStatus"];
            email?: string;
            phone?: string;
            first_name?: string;
            last_name?: string;
            display_name?: string;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        ParticipantDetail: {
            /** Format: uuid */
            id: string;
            external_id: string;
            status: components["schemas"]["ParticipantStatus"];
            email?: string;
            phone?: string;
            first_name?: string;
            last_name?: string;
            display_name?: string;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
            attributes?: {
                [key: string]: unknown;
            };
            tags?: string[];
            counters?: {
                [key: string]: string;
            };
            tiers?: {
                [key: string]: unknown;
            };
            balances: components["schemas"]["Balance"][];
            program_ids?: string[];
        };
        Balance: {
            /** Format: uuid */
            asset_id: string;
            available: components["schemas"]["SignedAmount"];
            deferred: components["schemas"]["Amount"];
            held: components["schemas"]["Amount"];
        };
        Lot: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            asset_id: string;
            amount: components["schemas"]["Amount"];
            remaining: components["schemas"]["Amount"];
            /**
             * @description A consumed lot that gets points back is AVAILABLE again (D23).
             * @enum {string}
             */
            status: "DEFERRED" | "AVAILABLE" | "HELD" | "CONSUMED" | "EXPIRED";
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: date-time
             * @description The lot is expired at exactly this time (D40).
             */
            expires_at?: string | null;
            /** Format: date-time */
            matures_at?: string | null;
            reference_id?: string | null;
        };
        HistoryRow: {
            action_type: string;
            amount: components["schemas"]["SignedAmount"];
            /** Format: uuid */
            asset_id: string;
            bucket: components["schemas"]["Bucket"];
            created_at: components["schemas"]["Timestamp"];
            /** Format: uuid */
            created_by_api_key_id?: string | null;
            description: string;
            /** Format: uuid */
            event_id?: string | null;
            /** Format: date-time */
            event_timestamp?: string | null;
            /** Format: uuid */
            journal_entry_id: string;
        };
        AdjustBalanceRequest: {
            /** Format: uuid */
            program_id: string;
            /** Format: uuid */
            asset_id: string;
            /** @enum {string} */
            type: "CREDIT" | "DEBIT";
            amount: components["schemas"]["Amount"];
            description: string;
            /** @description For a DEBIT of the AVAILABLE bucket only. */
            allow_negative?: boolean;
            /**
             * @description The default is AVAILABLE.
             * @enum {string}
             */
            bucket?: "AVAILABLE" | "HELD";
        };
        AdjustBalanceResult: {
            amount: components["schemas"]["Amount"];
            /** Format: uuid */
            asset_id: string;
            balance: {
                available: components["schemas"]["SignedAmount"];
                deferred: components["schemas"]["Amount"];
                held: components["schemas"]["Amount"];
            };
            /** @enum {string} */
            bucket: "AVAILABLE" | "HELD";
            /** Format: uuid */
            journal_entry_id: string;
            message: string;
            /** Format: uuid */
            program_id: string;
            /** @enum {string} */
            type: "CREDIT" | "DEBIT";
        };
        JournalEntry: {
            /** Format: uuid */
            id: string;
            /**
             * @description CREDIT, DEBIT, MATURITY. By our decision also REDEMPTION, REVERSAL, EXPIRY (D31) and SETTLEMENT.
             * @example REVERSAL
             */
            action_type: string;
            /** @description For a reversal it is the reason (D31). */
            description: string;
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description Null if no request caused the entry.
             */
            created_by_api_key_id?: string | null;
            /** Format: uuid */
            event_id?: string | null;
            /** Format: uuid */
            rule_id?: string | null;
            /** Format: uuid */
            program_id: string;
            program_name?: string;
            reference_id?: string | null;
            /** @description SHA-256 of the entry and of the hash before it, 64 hex digits. */
            entry_hash: string;
            /** @description Lists contain the postings too (D15). */
            postings: components["schemas"]["Posting"][];
        };
        Posting: {
            /** Format: uuid */
            id: string;
            amount: components["schemas"]["SignedAmount"];
            asset_symbol: string;
            /**
             * @description Null if the account has no buckets.
             * @enum {string|null}
             */
            bucket: "AVAILABLE" | "HELD" | "DEFERRED" | null;
            /**
             * @description PARTICIPANT, PROGRAM, LEDGER_ENTITY, or the name of a system account (D31).
             * @example PARTICIPANT
             */
            entity_type: string;
            /** Format: uuid */
            participant_id?: string | null;
            /** Format: uuid */
            group_id?: string | null;
            /** Format: uuid */
            program_id?: string | null;
            /**
             * Format: uuid
             * @description This field is ours. Only for a LEDGER_ENTITY.
             */
            ledger_entity_id?: string | null;
            /**
             * Format: uuid
             * @description This field is ours. The lot that the points came from or went to.
             */
            lot_id?: string | null;
            created_at: components["schemas"]["Timestamp"];
        };
        Finding: {
            pass: boolean;
            violation_count: number;
        };
        IntegrityReport: {
            all_passed: boolean;
            chain_head: {
                created_at: components["schemas"]["Timestamp"];
                hash: string;
                sequence_number: number;
            } | null;
            hash_chain: {
                anchored_at_genesis: boolean;
                entries_verified: number;
                pass: boolean;
                violation_count: number;
            };
            postings_balanced: components["schemas"]["Finding"];
            unsealed_entries: components["schemas"]["Finding"];
            value_conservation: components["schemas"]["Finding"];
            /** Format: uuid */
            organization_id: string;
            verified_at: components["schemas"]["Timestamp"];
            window: number;
        };
        RedemptionPage: {
            data: components["schemas"]["Redemption"][];
            pagination: components["schemas"]["Pagination"];
        };
        ReversalPage: {
            data: components["schemas"]["Reversal"][];
            pagination: components["schemas"]["Pagination"];
        };
        RewardPage: {
            data: components["schemas"]["Reward"][];
            pagination: components["schemas"]["Pagination"];
        };
        AssetPage: {
            data: components["schemas"]["Asset"][];
            pagination: components["schemas"]["Pagination"];
        };
        ProgramPage: {
            data: components["schemas"]["Program"][];
            pagination: components["schemas"]["Pagination"];
        };
        ParticipantPage: {
            data: components["schemas"]["Participant"][];
            pagination: components["schemas"]["Pagination"];
        };
        BalancePage: {
            data: components["schemas"]["Balance"][];
            pagination: components["schemas"]["Pagination"];
        };
        LotPage: {
            data: components["schemas"]["Lot"][];
            pagination: components["schemas"]["Pagination"];
        };
        HistoryPage: {
            data: components["schemas"]["HistoryRow"][];
            pagination: components["schemas"]["Pagination"];
        };
        JournalEntryPage: {
            data: components["schemas"]["JournalEntry"][];
            pagination: components["schemas"]["Pagination"];
        };
    };
    responses: {
        /** @description The redemption as it is now. */
        Redemption: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "id": "550e8400-e29b-41d4-a716-446655440001",
                 *       "program_id": "550e8400-e29b-41d4-a716-446655441001",
                 *       "participant_id": "550e8400-e29b-41d4-a716-446655443001",
                 *       "asset_id": "550e8400-e29b-41d4-a716-446655442001",
                 *       "reward_id": "550e8400-e29b-41d4-a716-446655444001",
                 *       "amount": "1000.00",
                 *       "quantity": 2,
                 *       "unit_cost": "500.00",
                 *       "reversed_amount": "0.00",
                 *       "reversed_quantity": 0,
                 *       "status": "COMPLETED",
                 *       "description": "Redeemed: Gift Card",
                 *       "journal_entry_id": "550e8400-e29b-41d4-a716-446655440003",
                 *       "created_at": "2024-01-15T10:30:00Z",
                 *       "updated_at": "2024-01-15T10:30:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["Redemption"];
            };
        };
        /** @description The points were spent. */
        RedemptionCreated: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "id": "550e8400-e29b-41d4-a716-446655440001",
                 *       "program_id": "550e8400-e29b-41d4-a716-446655441001",
                 *       "participant_id": "550e8400-e29b-41d4-a716-446655443001",
                 *       "asset_id": "550e8400-e29b-41d4-a716-446655442001",
                 *       "reward_id": "550e8400-e29b-41d4-a716-446655444001",
                 *       "amount": "1000.00",
                 *       "quantity": 2,
                 *       "unit_cost": "500.00",
                 *       "reversed_amount": "0.00",
                 *       "reversed_quantity": 0,
                 *       "status": "COMPLETED",
                 *       "description": "Redeemed: Gift Card",
                 *       "journal_entry_id": "550e8400-e29b-41d4-a716-446655440003",
                 *       "created_at": "2024-01-15T10:30:00Z",
                 *       "updated_at": "2024-01-15T10:30:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["Redemption"];
            };
        };
        /** @description The idempotency key was used for this request before. This is the first answer again, byte for byte. */
        RedemptionReplayed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "id": "550e8400-e29b-41d4-a716-446655440001",
                 *       "program_id": "550e8400-e29b-41d4-a716-446655441001",
                 *       "participant_id": "550e8400-e29b-41d4-a716-446655443001",
                 *       "asset_id": "550e8400-e29b-41d4-a716-446655442001",
                 *       "reward_id": "550e8400-e29b-41d4-a716-446655444001",
                 *       "amount": "1000.00",
                 *       "quantity": 2,
                 *       "unit_cost": "500.00",
                 *       "reversed_amount": "0.00",
                 *       "reversed_quantity": 0,
                 *       "status": "COMPLETED",
                 *       "description": "Redeemed: Gift Card",
                 *       "journal_entry_id": "550e8400-e29b-41d4-a716-446655440003",
                 *       "created_at": "2024-01-15T10:30:00Z",
                 *       "updated_at": "2024-01-15T10:30:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["Redemption"];
            };
        };
        /** @description The participant. */
        Participant: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ParticipantDetail"];
            };
        };
        /** @description A new participant. */
        ParticipantCreated: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ParticipantDetail"];
            };
        };
        /** @description The reward. */
        Reward: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Reward"];
            };
        };
        /** @description A new reward. */
        RewardCreated: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Reward"];
            };
        };
        /** @description The asset. */
        Asset: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Asset"];
            };
        };
        /** @description A new asset. */
        AssetCreated: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Asset"];
            };
        };
        /** @description The program. */
        Program: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Program"];
            };
        };
        /** @description A new program. */
        ProgramCreated: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Program"];
            };
        };
        /** @description The request is not valid. The message names the field and the rule. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The API key is missing or not valid. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "unauthorized",
                 *       "message": "missing or invalid API key"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The sandbox cannot read or write its database now. The request changed nothing. */
        StorageUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "storage_unavailable",
                 *       "message": "sandbox.db cannot grow: the disk is full"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description An error of the server. Every path can answer this. The outcome of a write is then unknown. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "internal_error",
                 *       "message": "the engine has a bug"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No such object. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "not_found",
                 *       "message": "no redemption 550e8400-e29b-41d4-a716-446655449999"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The path does not support this method. Every path can answer this. */
        MethodNotAllowed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "method_not_allowed",
                 *       "message": "DELETE is not allowed here"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The idempotency key was used for another request. The message names the fields that differ. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "idempotency_conflict",
                 *       "message": "idempotency_key was already used for a request with another amount"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Another object has this name or symbol. */
        NameTaken: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "name_taken",
                 *       "message": "an asset with the symbol POINTS exists"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is larger than 1 MiB. */
        TooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "payload_too_large",
                 *       "message": "the body is larger than 1048576 bytes"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is not sent as JSON. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "unsupported_media_type",
                 *       "message": "the body must be sent as Content-Type: application/json"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A rule forbids it. Nothing changed, and the key can be used again. */
        Refused: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description More than 10 requests a second, after a burst of 30. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "too_many_requests",
                 *       "message": "more than 10 requests a second"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description A UUID. */
        Id: string;
        /** @description The program. */
        ProgramId: string;
        /** @description The reward. */
        RewardId: string;
        /** @description Items per page. A number over 200 counts as 200 (D15). */
        Limit: number;
        /** @description The `pagination.next_cursor` of the page before. */
        Cursor: string;
        /** @description Only items created at this time or later. */
        From: string;
        /** @description Only items created before this time. */
        To: string;
        /** @description Part of the name. */
        Search: string;
        /** @description The field to sort by. */
        SortBy: "created_at" | "name";
        /** @description The default is descending: newest or last first. */
        SortDir: "asc" | "desc";
        /** @description Whether to list archived items too. */
        IncludeArchived: boolean;
        /** @description Only items of this program. */
        ProgramFilter: string;
        /** @description Only items of this asset. */
        AssetFilter: string;
        /** @description Only items that changed this bucket. */
        BucketFilter: components["schemas"]["Bucket"];
    };
    requestBodies: never;
    headers: {
        /** @description The id of this answer. Use it when you ask for help. It is ours until the API documents one. */
        RequestId: string;
        /**
         * @description The largest number of requests in a burst.
         * @example 30
         */
        RateLimitLimit: number;
        /**
         * @description The number of requests that are left now.
         * @example 29
         */
        RateLimitRemaining: number;
        /**
         * @description The time when all requests are available again, in Unix seconds.
         * @example 1767225600
         */
        RateLimitReset: number;
        /**
         * @description The seconds to wait before the next request.
         * @example 1
         */
        RetryAfter: number;
        /**
         * @description The methods that this path supports.
         * @example GET, POST
         */
        Allow: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getRedemption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Redemption"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    reverseRedemption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseRequest"];
            };
        };
        responses: {
            /** @description The idempotency key was used for this request before. This is the first answer again, byte for byte. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reversal"];
                };
            };
            /** @description The reversal is posted. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reversal"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description A rule forbids it. Nothing changed, and the key can be used again (D35). */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    listReversals: {
        parameters: {
            query?: {
                /** @description Items per page. A number over 200 counts as 200 (D15). */
                limit?: components["parameters"]["Limit"];
                /** @description The `pagination.next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reversals. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReversalPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    listRedemptions: {
        parameters: {
            query?: {
                /** @description Only items with this status. */
                status?: components["schemas"]["RedemptionStatus"];
                /** @description Only redemptions of this reward. */
                reward_catalog_item_id?: string;
                /** @description Only items created at this time or later. */
                from?: components["parameters"]["From"];
                /** @description Only items created before this time. */
                to?: components["parameters"]["To"];
                /** @description Items per page. A number over 200 counts as 200 (D15). */
                limit?: components["parameters"]["Limit"];
                /** @description The `pagination.next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of redemptions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedemptionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    redeemRaw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "program_id": "550e8400-e29b-41d4-a716-446655441001",
                 *       "asset_id": "550e8400-e29b-41d4-a716-446655442001",
                 *       "amount": "1000.00",
                 *       "description": "Cash out reward points",
                 *       "idempotency_key": "redeem-12345"
                 *     }
                 */
                "application/json": components["schemas"]["RedeemRawRequest"];
            };
        };
        responses: {
            200: components["responses"]["RedemptionReplayed"];
            201: components["responses"]["RedemptionCreated"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    redeemItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "program_id": "550e8400-e29b-41d4-a716-446655441001",
                 *       "reward_id": "550e8400-e29b-41d4-a716-446655444001",
                 *       "quantity": 2,
                 *       "idempotency_key": "redeem-item-12345"
                 *     }
                 */
                "application/json": components["schemas"]["RedeemItemRequest"];
            };
        };
        responses: {
            200: components["responses"]["RedemptionReplayed"];
            201: components["responses"]["RedemptionCreated"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    listParticipants: {
        parameters: {
            query?: {
                /** @description Only the participant with this external id. */
                external_id?: string;
                /** @description Only items of this program. */
                program_id?: components["parameters"]["ProgramFilter"];
                /** @description Only items with this status. */
                status?: components["schemas"]["ParticipantStatus"];
                /** @description Part of the name. */
                search?: components["parameters"]["Search"];
                /** @description Only items created at this time or later. */
                from?: components["parameters"]["From"];
                /** @description Only items created before this time. */
                to?: components["parameters"]["To"];
                /** @description The field to sort by. */
                sort_by?: "created_at" | "external_id" | "status";
                /** @description The default is descending: newest or last first. */
                sort_dir?: components["parameters"]["SortDir"];
                /** @description Items per page. A number over 200 counts as 200 (D15). */
                limit?: components["parameters"]["Limit"];
                /** @description The `pagination.next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of participants. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    upsertParticipant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_id": "member-1001",
                 *       "program_id": "550e8400-e29b-41d4-a716-446655441001",
                 *       "tags": [
                 *         "gold"
                 *       ],
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["UpsertParticipantRequest"];
            };
        };
        responses: {
            200: components["responses"]["Participant"];
            201: components["responses"]["ParticipantCreated"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    getParticipant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Participant"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    updateParticipantStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "SUSPENDED"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateParticipantStatusRequest"];
            };
        };
        responses: {
            200: components["responses"]["Participant"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    getBalances: {
        parameters: {
            query?: {
                /** @description Only items of this asset. */
                asset_id?: components["parameters"]["AssetFilter"];
                /** @description Items per page. A number over 200 counts as 200 (D15). */
                limit?: components["parameters"]["Limit"];
                /** @description The `pagination.next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of balances. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalancePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    listLots: {
        parameters: {
            query: {
                /** @description A LOT asset. */
                asset_id: string;
                /** @description Only items of this program. */
                program_id?: components["parameters"]["ProgramFilter"];
                /** @description Only items with this status. */
                status?: components["schemas"]["LotStatus"];
                /** @description Only lots that expire before this time. */
                expires_before?: string;
                /** @description Only lots that expire after this time. */
                expires_after?: string;
                /** @description Only lots that were credited with this reference. */
                reference_id?: string;
                /** @description Items per page. A number over 200 counts as 200 (D15). */
                limit?: components["parameters"]["Limit"];
                /** @description The `pagination.next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of lots. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LotPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    adjustBalance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "program_id": "550e8400-e29b-41d4-a716-446655441001",
                 *       "asset_id": "550e8400-e29b-41d4-a716-446655442001",
                 *       "type": "CREDIT",
                 *       "amount": "250.00",
                 *       "description": "Goodwill after a late delivery"
                 *     }
                 */
                "application/json": components["schemas"]["AdjustBalanceRequest"];
            };
        };
        responses: {
            /** @description The balance is adjusted. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustBalanceResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    listHistory: {
        parameters: {
            query?: {
                /** @description Only items of this asset. */
                asset_id?: components["parameters"]["AssetFilter"];
                /** @description Only items that changed this bucket. */
                bucket?: components["parameters"]["BucketFilter"];
                /** @description Only items created at this time or later. */
                from?: components["parameters"]["From"];
                /** @description Only items created before this time. */
                to?: components["parameters"]["To"];
                /** @description Only events at this time or later. */
                event_from?: string;
                /** @description Only events before this time. */
                event_to?: string;
                /** @description Items per page. A number over 200 counts as 200 (D15). */
                limit?: components["parameters"]["Limit"];
                /** @description The `pagination.next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of movements. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    listRewards: {
        parameters: {
            query?: {
                /** @description Only items with this status. */
                status?: components["schemas"]["RewardStatus"];
                /** @description Whether to list archived items too. */
                include_archived?: components["parameters"]["IncludeArchived"];
                /** @description Part of the name. */
                search?: components["parameters"]["Search"];
                /** @description The field to sort by. */
                sort_by?: components["parameters"]["SortBy"];
                /** @description The default is descending: newest or last first. */
                sort_dir?: components["parameters"]["SortDir"];
                /** @description Items per page. A number over 200 counts as 200 (D15). */
                limit?: components["parameters"]["Limit"];
                /** @description The `pagination.next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The program. */
                programId: components["parameters"]["ProgramId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rewards. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RewardPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    createReward: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The program. */
                programId: components["parameters"]["ProgramId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Gift card",
                 *       "redemption_type": "UNIT_BASED",
                 *       "asset_id": "550e8400-e29b-41d4-a716-446655442001",
                 *       "unit_cost": "500.00",
                 *       "status": "DRAFT",
                 *       "max_total": 100,
                 *       "max_per_participant": 2,
                 *       "available_until": "2026-12-31T23:59:59Z"
                 *     }
                 */
                "application/json": components["schemas"]["CreateRewardRequest"];
            };
        };
        responses: {
            201: components["responses"]["RewardCreated"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NameTaken"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    getReward: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The program. */
                programId: components["parameters"]["ProgramId"];
                /** @description The reward. */
                rewardId: components["parameters"]["RewardId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Reward"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    updateReward: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The program. */
                programId: components["parameters"]["ProgramId"];
                /** @description The reward. */
                rewardId: components["parameters"]["RewardId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "ACTIVE",
                 *       "max_total": null
                 *     }
                 */
                "application/json": components["schemas"]["UpdateRewardRequest"];
            };
        };
        responses: {
            200: components["responses"]["Reward"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NameTaken"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    listAssets: {
        parameters: {
            query?: {
                /** @description Only items of this program. */
                program_id?: components["parameters"]["ProgramFilter"];
                /** @description Only items with this status. */
                status?: components["schemas"]["AssetStatus"];
                /** @description Part of the name. */
                search?: components["parameters"]["Search"];
                /** @description Items per page. A number over 200 counts as 200 (D15). */
                limit?: components["parameters"]["Limit"];
                /** @description The `pagination.next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of assets. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    createAsset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "program_id": "550e8400-e29b-41d4-a716-446655441001",
                 *       "name": "Points",
                 *       "symbol": "POINTS",
                 *       "inventory_mode": "LOT",
                 *       "issuance_policy": "UNLIMITED",
                 *       "scale": 2,
                 *       "max_transaction_amount": "10000.00"
                 *     }
                 */
                "application/json": components["schemas"]["CreateAssetRequest"];
            };
        };
        responses: {
            201: components["responses"]["AssetCreated"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NameTaken"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    getAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Asset"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    updateAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "max_transaction_amount": null
                 *     }
                 */
                "application/json": components["schemas"]["UpdateAssetRequest"];
            };
        };
        responses: {
            200: components["responses"]["Asset"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    listPrograms: {
        parameters: {
            query?: {
                /** @description Only items with this status. */
                status?: components["schemas"]["ProgramStatus"];
                /** @description Whether to list archived items too. */
                include_archived?: components["parameters"]["IncludeArchived"];
                /** @description Part of the name. */
                search?: components["parameters"]["Search"];
                /** @description The field to sort by. */
                sort_by?: components["parameters"]["SortBy"];
                /** @description The default is descending: newest or last first. */
                sort_dir?: components["parameters"]["SortDir"];
                /** @description Items per page. A number over 200 counts as 200 (D15). */
                limit?: components["parameters"]["Limit"];
                /** @description The `pagination.next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of programs. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    createProgram: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Coffee club",
                 *       "on_unknown_participant": "CREATE"
                 *     }
                 */
                "application/json": components["schemas"]["CreateProgramRequest"];
            };
        };
        responses: {
            201: components["responses"]["ProgramCreated"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    getProgram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Program"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    updateProgram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "redemption_target_type": "LEDGER_ENTITY",
                 *       "redemption_target_entity_id": "550e8400-e29b-41d4-a716-446655445001"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateProgramRequest"];
            };
        };
        responses: {
            200: components["responses"]["Program"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    listJournalEntries: {
        parameters: {
            query?: {
                /** @description Only items of this program. */
                program_id?: components["parameters"]["ProgramFilter"];
                /** @description Only entries of this event. */
                event_id?: string;
                /** @description Only entries of this rule. */
                rule_id?: string;
                /** @description Only entries of this participant. Do not combine it with external_id or group_id. */
                participant_id?: string;
                /** @description Only entries of the participant with this external id. */
                external_id?: string;
                /** @description Only entries of this group. */
                group_id?: string;
                /** @description Only items of this asset. */
                asset_id?: components["parameters"]["AssetFilter"];
                /** @description Only items that changed this bucket. */
                bucket?: components["parameters"]["BucketFilter"];
                /** @description Only items created at this time or later. */
                from?: components["parameters"]["From"];
                /** @description Only items created before this time. */
                to?: components["parameters"]["To"];
                /** @description Only entries with a posting of at least this amount. */
                min_amount?: components["schemas"]["Amount"];
                /** @description Only entries with a posting of at most this amount. */
                max_amount?: components["schemas"]["Amount"];
                /** @description Only entries of this action, for example REVERSAL. */
                action_type?: string;
                /** @description Only entries with this reference. */
                reference_id?: string;
                /** @description Items per page. A number over 200 counts as 200 (D15). */
                limit?: components["parameters"]["Limit"];
                /** @description The `pagination.next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    getJournalEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry with its postings. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntry"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
    getIntegrity: {
        parameters: {
            query?: {
                /** @description The number of newest entries to check. */
                window?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrityReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["StorageUnavailable"];
        };
    };
}
