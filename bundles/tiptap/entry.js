// What the composer uses of TipTap, as one module.
export { Editor, Extension, Node } from "@tiptap/core";
export { default as StarterKit } from "@tiptap/starter-kit";
export { Placeholder } from "@tiptap/extensions";
export { default as Suggestion } from "@tiptap/suggestion";
export { PluginKey } from "@tiptap/pm/state";
