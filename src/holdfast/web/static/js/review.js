// The review page: colours and fields lead to one another, words that are selected are given to a field, and all of it by keys.
// Without this the links, the form and the line numbers do the same.
import { startFields } from "./review_fields.js";
import { startKeys } from "./review_keys.js";
import { startLinks } from "./review_links.js";
import { startTicking } from "./review_list.js";
import { startMenu } from "./review_menu.js";

if (document.querySelector("[data-desk]")) {
  startFields();
  startLinks();
  startMenu();
  startKeys();
}
startTicking();
