// What helps at the place where one writes.
import "./next-row.js";
import "./quote-passage.js";
import "./saved-replies.js";
import "./sending-doubts.js";
