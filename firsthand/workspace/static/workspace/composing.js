// What helps at the place where one writes.
import "./draft-marks.js";
import "./kept-draft.js";
import "./next-row.js";
import "./quote-passage.js";
import "./saved-replies.js";
import "./sending-doubts.js";
