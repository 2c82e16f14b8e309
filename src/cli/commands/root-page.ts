// The page of `scrip --help`, known beforehand: the build reads it off the declarations and bundles it in this place
// (.config/bundle.mjs). In the sources there is none, and the commands are declared to find out.
import type { HelpPage } from './help-page.js';

export function rootPage(): HelpPage | undefined {
  return undefined;
}
