export declare function transpile(url: string): { readonly code: string; readonly map: string };
