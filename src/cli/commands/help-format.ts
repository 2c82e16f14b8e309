// What --help looks like: usage, what it does, examples, then the flags group by group, and where to read on.
import { Help, type Argument, type Command, type Option } from 'commander';
import { wrapWords } from '../ui/wrap-words.js';
import { examplesOf, wrapExample } from './help-example.js';
import { TOPIC_LIST, TOPIC_NAMES } from './help-topic-names.js';

/** Width of help where there is no terminal, so that it reads the same in every log. */
export const HELP_COLUMNS = 80;

/** Columns that a description should have beside its term; with fewer it goes below. */
const LEAST_ROOM = 24;

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
    const width = this.helpWidth ?? HELP_COLUMNS;
    const lines = (heading: string, items: readonly string[]): string[] =>
      items.length === 0 ? [] : [heading, ...items, ''];
    const examples = examplesOf(command).map((example) => wrapExample(`scrip ${example}`, width));
    return [
      ...hanging(`Usage: ${this.commandUsage(command)}`, width),
      '',
      ...wrapWords(command.description(), width),
      '',
      ...lines('Examples:', examples),
      ...this.lists(command).flatMap(([heading, items]) => lines(heading, items)),
      ...pointersOf(command, this.isShort).flatMap((pointer) => hanging(pointer, width)),
      '',
    ].join('\n');
  }

  /** Arguments, commands, topics and groups of flags, in the order in which they are shown. */
  private lists(command: Command): [heading: string, items: string[]][] {
    const args = this.visibleArguments(command).map((argument): Item => [
      this.argumentTerm(argument),
      this.argumentDescription(argument),
    ]);
    const commands = this.visibleCommands(command).map((child): Item => [
      this.subcommandTerm(child),
      this.subcommandDescription(child),
    ]);
    const topics = isProgram(command) && !this.isShort ? Object.entries(TOPIC_NAMES) : [];
    const options = this.visibleOptions(command);
    const groups = [...new Set(options.map(groupOf))].map((group): List => {
      const members = options.filter((option) => groupOf(option) === group);
      return [group, members.map((option): Item => [this.optionTerm(option), this.optionDescription(option)])];
    });
    // Words that are typed as they stand are aligned with one another, and all flags with one another.
    const words: List[] = [
      ['Arguments:', args],
      ['Commands:', commands],
      ['Topics, behind scrip help:', topics],
    ];
    return [...this.aligned(words), ...this.aligned(groups)];
  }

  private aligned(lists: readonly List[]): [heading: string, items: string[]][] {
    const termWidth = Math.max(0, ...lists.flatMap(([, items]) => items.map(([term]) => term.length)));
    const width = this.helpWidth ?? HELP_COLUMNS;
    return lists.map(([heading, items]) => [heading, items.map((item) => formatItem(item, termWidth, width))]);
  }
}

type Item = readonly [term: string, description: string];
type List = readonly [heading: string, items: readonly Item[]];

function groupOf(option: Option): string {
  return option.helpGroupHeading ?? 'Options:';
}

function formatItem([term, description]: Item, termWidth: number, width: number): string {
  const room = width - termWidth - 4;
  if (room < LEAST_ROOM - 4)
    return [`  ${term}`, ...wrapWords(description, width - 6).map((line) => `      ${line}`)].join('\n');
  return `  ${term.padEnd(termWidth)}  ${wrapWords(description, room).join(`\n${' '.repeat(termWidth + 4)}`)}`.trimEnd();
}

function hanging(text: string, width: number): string[] {
  const [first = '', ...rest] = wrapWords(text, width - 2);
  return [first, ...rest.map((line) => `  ${line}`)];
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
