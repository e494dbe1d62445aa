<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="it">
<lexeme><grapheme>gnocchi</grapheme><phoneme>ˈɲɔkki</phoneme></lexeme>
<lexeme><grapheme>Zaia</grapheme><phoneme>ˈdzaja</phoneme></lexeme>
</lexicon>
