// What helps at the place where one writes.
import "./customer-here.js";
import "./answer-guard.js";
import "./kept-draft.js";
import "./kept-letters.js";
import "./mention-menu.js";
import "./ask-customer.js";
import "./promise-offer.js";
import "./quote-passage.js";
import "./remember-words.js";
import "./saved-replies.js";
import "./sending-doubts.js";
import "./unsent-answers.js";
import "./ways-now.js";
