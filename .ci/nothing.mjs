// Stands in a bundle for a module that it loads and never uses.
export {};
