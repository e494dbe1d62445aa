// A precompiled header needs one source to be compiled with; it holds nothing else.
