// What --help says of a command, read off its declaration.
import { Help, type Argument, type Command, type Option } from 'commander';
import { examplesOf } from './help-example.js';
import { HELP_COLUMNS, layOut, type HelpItem, type HelpList, type HelpPage } from './help-page.js';
import { TOPIC_LIST, TOPIC_NAMES } from './help-topic-names.js';

type HelpPlace = Parameters<Help['prepareContext']>[0];

export class ScripHelp extends Help {
  /** Shown because a command is missing: what there is to type, without the flags. */
  private isShort = false;

  override prepareContext(place: HelpPlace): void {
    super.prepareContext(place);
    this.isShort = place.error === true;
  }

  override subcommandTerm(command: Command): string {
    return command.name();
  }

  /** --help is a flag of all commands, and who reads this has found it. */
  override visibleOptions(command: Command): Option[] {
    if (this.isShort) return [];
    return super.visibleOptions(command).filter(({ long }) => isProgram(command) || long !== '--help');
  }

  override optionDescription(option: Option): string {
    return withChoices(option, isDefaultShown(option));
  }

  override argumentDescription(argument: Argument): string {
    return withChoices(argument, argument.defaultValue !== undefined);
  }

  override formatHelp(command: Command): string {
    return layOut(this.page(command), this.helpWidth ?? HELP_COLUMNS);
  }

  page(command: Command): HelpPage {
    const options = this.visibleOptions(command);
    return {
      usage: this.commandUsage(command),
      description: command.description(),
      examples: examplesOf(command).map((example) => `scrip ${example}`),
      words: this.words(command),
      flags: [...new Set(options.map(groupOf))].map((group): HelpList => {
        const members = options.filter((option) => groupOf(option) === group);
        return [group, members.map((option): HelpItem => [this.optionTerm(option), this.optionDescription(option)])];
      }),
      pointers: pointersOf(command, this.isShort),
    };
  }

  /** Arguments, commands and topics, in the order in which they are shown. */
  private words(command: Command): HelpList[] {
    const args = this.visibleArguments(command).map((argument): HelpItem => [
      this.argumentTerm(argument),
      this.argumentDescription(argument),
    ]);
    const commands = this.visibleCommands(command).map((child): HelpItem => [
      this.subcommandTerm(child),
      this.subcommandDescription(child),
    ]);
    const topics = isProgram(command) && !this.isShort ? Object.entries(TOPIC_NAMES) : [];
    return [
      ['Arguments:', args],
      ['Commands:', commands],
      ['Topics, behind scrip help:', topics],
    ];
  }
}

function groupOf(option: Option): string {
  return option.helpGroupHeading ?? 'Options:';
}

interface Described {
  readonly description: string;
  readonly argChoices?: readonly string[] | undefined;
  readonly defaultValue?: unknown;
  readonly defaultValueDescription?: string | undefined;
}

/** The description with what may be written there and what is taken otherwise, unless it says so itself. */
function withChoices(what: object, showDefault: boolean): string {
  const { description, argChoices: choices = [], defaultValue, defaultValueDescription } = what as Described;
  const unsaid = choices.filter((choice) => !description.includes(choice));
  return [
    unsaid.length === 0 ? description : `${description}: ${orList(choices)}`,
    ...(showDefault ? [`(default: ${defaultValueDescription ?? String(defaultValue)})`] : []),
  ].join(' ');
}

function isDefaultShown(option: Option): boolean {
  return option.defaultValue !== undefined && (option.required || option.optional);
}

function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function isProgram(command: Command): boolean {
  return command.parent === null;
}

function pointersOf(command: Command, isShort: boolean): string[] {
  if (!isProgram(command)) return ['Flags of all commands: scrip --help', 'Exit codes: scrip help exit-codes'];
  const ofCommand = 'Help of a command: scrip help <command>, or --help behind it';
  return isShort ? [ofCommand, `Topics: scrip help with one of ${TOPIC_LIST}`] : [ofCommand];
}
