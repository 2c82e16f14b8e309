// The topic `scrip help csv`: what a batch file looks like, for the person who has to make one.

export const CSV_HELP = `CSV files for scrip redemptions reverse --csv

A header line, then one reversal per line:

  redemption_id,amount,quantity,reason
  550e8400-e29b-41d4-a716-446655440001,,1,Customer refund request
  550e8400-e29b-41d4-a716-446655440011,12.50,,Order cancelled
  550e8400-e29b-41d4-a716-446655440012,,,Paid twice

Columns
  redemption_id    which redemption (or id)
  amount           how much to give back: 12.50
  quantity         how many units, where the redemption counts units
                   neither of the two: all that remains; both: refused
  reason           why, 1 to 500 characters (--reason fills empty ones)
  idempotency_key  a key of your own (default: made from what the row says)
  Any other column is kept and comes back in the results. Columns that are
  called otherwise: --map redemption_id="Order ref"

Form
  UTF-8, or UTF-16 with a byte order mark; comma, semicolon or tab; quotes as
  spreadsheets write them. Amounts have a point, no sign and no grouping
  (--decimal-comma for 12,50). What a spreadsheet has damaged, such as an id
  turned into 5.5E+35, is refused with its line and column, never repaired.

What happens
  1. The whole file is checked. Any bad row: nothing is sent (--skip-invalid
     goes on without them). Equal rows are refused unless --allow-duplicates.
  2. The plan is shown, and sent after a yes (or --yes). --dry-run only shows
     what would come of each row.
  3. Every row gets a key and is written to a journal before it is sent. After
     a crash, run the same command again, or scrip batches resume <batch-id>:
     what is settled is not sent again, what is in doubt is settled by its key.
  4. <name>.results.csv has your columns and what came of each row. Correct the
     refused rows in it and feed it back: settled rows are skipped.

Guards
  --expect-rows 400 --expect-total 12345.50 send nothing unless the file is the
  one you mean. The same file under another name is stopped, and so is a row
  that was changed after it had been sent.

Exit codes
  0    all done
  2    the file cannot be used
  7    some outcomes unknown: resume
  8    some refused, invalid or not sent
  130  stopped by Ctrl-C: resume
`;
