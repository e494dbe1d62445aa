// The precompiled header of the tests needs one source to be compiled with; it holds nothing else.
