// Conversations as tests: each row is said to a fresh world, step by step, and verify has the last word.
import { expect, test } from 'vitest';
import { openWorld } from './world.js';

/** What is said, and what the world says then. */
export type Step = readonly [said: string, heard: string];
export type Conversation = readonly [title: string, steps: readonly Step[]];

export function converse(conversations: readonly Conversation[]): void {
  test.each(conversations)('%s', async (_title, steps) => {
    const world = await openWorld();
    const heard: Step[] = [];
    for (const [said] of steps) heard.push([said, await world.say(said)]);
    expect(heard).toEqual(steps);
    expect(await world.say('verify')).toBe('ok');
    world.engine.close();
  });
}
