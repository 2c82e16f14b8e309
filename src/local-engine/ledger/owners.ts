// Whose rows: subqueries for the conditions of lists, each with one parameter.

const PARTICIPANT = '(SELECT seq FROM participants WHERE id = ?)';
const BY_EXTERNAL_ID = '(SELECT seq FROM participants WHERE external_id = ?)';

/** The numbers of a participant's accounts. */
export const ACCOUNTS_OF_PARTICIPANT = `SELECT seq FROM accounts WHERE participant_seq = ${PARTICIPANT}`;
export const ACCOUNTS_OF_EXTERNAL_ID = `SELECT seq FROM accounts WHERE participant_seq = ${BY_EXTERNAL_ID}`;

/** From the newest entry back to the first, each naming the one before it. */
const back = (newest: string, previous: string): string =>
  `WITH RECURSIVE own (seq) AS (${newest} UNION ALL
     SELECT ${previous} FROM own JOIN journal_entries USING (seq) WHERE ${previous} > 0) SELECT seq FROM own`;
const ofAccounts = (participant: string): string =>
  back(`SELECT newest_entry FROM accounts WHERE participant_seq = ${participant}`, 'account_previous');

/** The numbers of the entries of a participant's accounts. */
export const ENTRIES_OF_PARTICIPANT = ofAccounts(PARTICIPANT);
export const ENTRIES_OF_EXTERNAL_ID = ofAccounts(BY_EXTERNAL_ID);
/** The numbers of a redemption's entries: its own and its reversals'; the parameter is its number. */
export const ENTRIES_OF_REDEMPTION = back('SELECT newest_entry FROM redemptions WHERE seq = ?', 'redemption_previous');
