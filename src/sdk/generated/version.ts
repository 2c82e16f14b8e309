// Generated from the contract by `npm run generate`. Never edited, formatted or linted.
export const SDK_VERSION = '0.1.0';
