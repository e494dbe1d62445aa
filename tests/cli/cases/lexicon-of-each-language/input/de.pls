<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="de">
<lexeme><grapheme>Chuzpe</grapheme><phoneme>ˈxʊtspə</phoneme></lexeme>
<lexeme><grapheme>Croissant</grapheme><phoneme>kʁo̯aˈsɑ̃ː</phoneme></lexeme>
</lexicon>
