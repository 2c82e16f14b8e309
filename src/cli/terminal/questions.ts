// The questions of the library that are asked here. A file of its own, because it is loaded when one is asked, and named one
// by one, because a bundle would keep every other question of the library as well (its editor alone is half a megabyte).
export { confirm, input, password, select } from '@inquirer/prompts';
