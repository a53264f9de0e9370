// What helps at the place where one writes.
import "./next-row.js";
import "./quote-passage.js";
import "./sending-doubts.js";
