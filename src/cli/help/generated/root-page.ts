// Generated from the contract by `npm run generate`. Never edited, formatted or linted.
import type { HelpPage } from '../page.js';

export const ROOT_PAGE: HelpPage = {
  "usage": "scrip [options] [command]",
  "description": "Reverse redemptions on the Scrip rewards API. Runs on a local sandbox until told otherwise.",
  "examples": [
    "scrip redemptions get 550e8400-e29b-41d4-a716-446655440001",
    "scrip redemptions reverse 550e8400-e29b-41d4-a716-446655440001 --quantity 1 --reason \"Customer refund request\" --dry-run",
    "scrip redemptions reverse --csv refunds.csv --dry-run"
  ],
  "words": [
    [
      "Arguments:",
      []
    ],
    [
      "Commands:",
      [
        [
          "redemptions",
          "look at redemptions and reverse them"
        ],
        [
          "batches",
          "look at batches and go on with them"
        ],
        [
          "offline",
          "work on copies of live data, and send reversals later"
        ],
        [
          "sandbox",
          "the local API to try things on"
        ],
        [
          "auth",
          "keep API keys, one for each profile"
        ],
        [
          "config",
          "settings by profile: profile, mode, base_url, locale, timeout"
        ],
        [
          "doctor",
          "check the installation, settings, key, server and sandbox"
        ],
        [
          "completion",
          "print the script that makes TAB complete commands, flags and ids"
        ],
        [
          "help",
          "show help for a command or a topic"
        ]
      ]
    ],
    [
      "Topics, behind scrip help:",
      [
        [
          "modes",
          "where a command runs, and what decides it"
        ],
        [
          "environment",
          "the environment variables that scrip reads"
        ],
        [
          "csv",
          "the format of a file of reversals, and how it is processed"
        ],
        [
          "faults",
          "what can go wrong on purpose, in the sandbox"
        ],
        [
          "exit-codes",
          "what each number means, and whether to run it again"
        ]
      ]
    ]
  ],
  "flags": [
    [
      "Where a command runs:",
      [
        [
          "--mode <mode>",
          "sandbox, live or offline (default: SCRIP_MODE, else sandbox)"
        ],
        [
          "--profile <name>",
          "settings by name (default: SCRIP_PROFILE, else the active one)"
        ],
        [
          "--api-key-file <path>",
          "file that holds the API key of live mode (default: SCRIP_API_KEY)"
        ]
      ]
    ],
    [
      "What is printed:",
      [
        [
          "--json",
          "print one JSON document"
        ],
        [
          "--jq <expression>",
          "print the result of a jq expression on that document"
        ],
        [
          "--locale <tag>",
          "group amounts for reading, as de-CH or en-US do (default: SCRIP_LOCALE)"
        ],
        [
          "--quiet",
          "no remarks on stderr; warnings and errors stay"
        ],
        [
          "--verbose",
          "one line per request on stderr, without secrets"
        ],
        [
          "--no-color",
          "no colour"
        ]
      ]
    ],
    [
      "Other flags of all commands:",
      [
        [
          "--no-input",
          "never ask; a missing value is an error"
        ],
        [
          "--version",
          "print the version"
        ],
        [
          "--help",
          "show help"
        ]
      ]
    ]
  ],
  "pointers": [
    "Help of a command: scrip help <command>, or --help behind it"
  ]
};
