// The proof that every spoken word leads back to exactly its written characters. What is written is found here anew,
// from the runs of the document alone; the script must agree with it word by word.

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "base/error.hpp"
#include "config/language.hpp"
#include "documents.hpp"
#include "every_block.hpp"
#include "parse/parser.hpp"
#include "script/place_check.hpp"
#include "script/prose_reader.hpp"
#include "script/script_text.hpp"
#include "text/segmentation.hpp"
#include "text/unicode.hpp"

using namespace earbound;
using namespace earbound::test;

namespace {

/// The written words of a text in order. A line break and an image part words; other styles do not.
std::vector<Place> words_of(const TextIndex& texts, TextId id, const std::string& language) {
  std::vector<Place> words;
  std::string stretch;
  ByteOffset begin, end;
  const auto finish = [&] {
    for (const TextRange word : written_words(stretch, language))
      words.push_back({id, {begin + word.begin, begin + word.end}});
    stretch.clear();
    begin = end;
  };
  for (const Run& run : texts.runs(id)) {
    if (run.text_id == id) {
      stretch += run.text;
      end = end + run.text.size();
    }
    if (run.kind == Run::Kind::line_break || run.kind == Run::Kind::image) finish();
  }
  finish();
  return words;
}

struct Spoken {
  Place place;
  std::string text;
};

std::vector<Spoken> spoken_words(const ScriptSection& section) {
  std::vector<Spoken> words;
  for (const Utterance& utterance : section.utterances) {
    std::vector<std::size_t> at;
    for (std::size_t byte = 0; byte < utterance.text.size(); ++byte)
      if ((static_cast<unsigned char>(utterance.text[byte]) & 0xC0U) != 0x80U) at.push_back(byte);
    at.push_back(utterance.text.size());
    for (const Word& word : utterance.words)
      words.push_back({word.place, utterance.text.substr(at[word.begin], at[word.end] - at[word.begin])});
  }
  return words;
}

struct Proof {
  std::size_t written = 0;                       ///< words in the texts of the document
  std::map<std::string, std::string> altered;    ///< written → spoken
  std::vector<std::string> faults;               ///< empty: proved
  std::map<TextId, std::vector<Place>> by_text;  ///< places heard or left out
};

bool is_character_start(const std::string& text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

std::string characters_of(const TextIndex& texts, TextId id) {
  std::string text;
  for (const Run& run : texts.runs(id))
    if (run.text_id == id) text += run.text;
  return text;
}

void gather(Proof& proof, const TextIndex& texts, const std::vector<Spoken>& words) {
  PlaceReader places(texts);
  for (const Spoken& word : words) {
    if (!word.place.is_written()) continue;
    proof.by_text[word.place.text].push_back(word.place);
    const std::string written = places.written(word.place);
    if (written.empty()) proof.faults.push_back("nothing is written for '" + word.text + "'");
    if (written != word.text) proof.altered.emplace(fold_space(written), word.text);
  }
}

/// Every written word must lie in exactly one place, and every place must begin and end with a word (or with the sign
/// that is said with it).
void compare(Proof& proof, const TextIndex& texts, TextId id, const std::string& language) {
  const std::vector<Place> words = words_of(texts, id, language);
  const std::string text = characters_of(texts, id);
  const std::vector<Place>& places = proof.by_text[id];
  proof.written += words.size();
  const auto shown = [&](const Place& place) {
    return std::to_string(id.number) + ": '" +
           text.substr(place.range.begin.count, place.range.end - place.range.begin) + "'";
  };
  for (const Place& word : words) {
    const auto holders = std::count_if(places.begin(), places.end(), [&](const Place& p) { return p.holds(word); });
    if (holders != 1) proof.faults.push_back(std::to_string(holders) + " places for word " + shown(word));
  }
  for (const Place& place : places) {
    if (place.range.end.count > text.size() || !is_character_start(text, place.range.begin.count) ||
        !is_character_start(text, place.range.end.count)) {
      proof.faults.push_back("a place outside of text " + std::to_string(id.number));
      continue;
    }
    if (words.empty()) continue;  // signs alone, or the label of a note
    const auto begins = [&](const Place& w) {
      return w.range.begin == place.range.begin || w.range.begin == place.range.begin + 1;
    };
    // The stop of an abbreviation is spoken with it.
    const bool stop = text[place.range.end.count - 1] == '.';
    const auto ends = [&](const Place& w) {
      return w.range.end == place.range.end || (stop && w.range.end + 1 == place.range.end);
    };
    if (std::none_of(words.begin(), words.end(), begins) || std::none_of(words.begin(), words.end(), ends))
      proof.faults.push_back("a place that is not of whole words, " + shown(place));
  }
}

/// Texts are short, so that counting the holders of each word is quick.
Proof prove(const Document& document, const ScriptOptions& chosen) {
  Proof proof;
  const TextIndex texts(document);
  const Scriptwriter writer(document, chosen);
  Coverage coverage;
  gather(proof, texts, spoken_words(writer.opening({}, coverage)));
  for (std::size_t i = 0; i < writer.outline().size(); ++i)
    gather(proof, texts, spoken_words(writer.section(i, coverage)));
  for (const Omission& omission : coverage.omitted) {
    if (!omission.place.is_written()) proof.faults.push_back("no place for what is left out: " + omission.text);
    proof.by_text[omission.place.text].push_back(omission.place);
  }
  const std::string language = document.metadata.language.empty() ? "en" : document.metadata.language;
  const auto first = static_cast<std::uint32_t>(document.metadata.authors.size() + 2);
  for (std::uint32_t number = first; number <= texts.size(); ++number) compare(proof, texts, {number}, language);
  return proof;
}

std::string first_faults(const Proof& proof) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(proof.faults.size(), 10); ++i) text += proof.faults[i] + "\n";
  return text;
}

}  // namespace

TEST_CASE("every spoken word of a book of every block leads back to its written characters") {
  const Document book = parse_markdown(decode_source(book_of_every_block(230), "book.md"), "book.md");
  ScriptOptions chosen = options();
  const Proof proof = prove(book, chosen);
  CHECK(first_faults(proof) == "");
  CHECK(proof.written > 100'000);
  const auto said = [&](const std::string& written) {
    const auto found = proof.altered.find(written);
    return found == proof.altered.end() ? std::string("as written") : found->second;
  };
  CHECK(said("Dr.") == "Doctor");
  CHECK(said("$5 million") == "5 million dollars");
  CHECK(said("mg") == "milligrams");
  CHECK(said("WHO") == "World Health Organization");
  CHECK(said("code_word()") == "as written");  // brackets are no part of a word
  CHECK(said("code_word") == "code word");
  CHECK(said("x^2 + y") == "x squared plus y");
  CHECK(said("a1") == "Note 1.");
  CHECK(proof.altered.size() > 20);
}

TEST_CASE("places hold for other choices of what is read") {
  const Document book = parse_markdown(decode_source(book_of_every_block(3), "book.md"), "book.md");
  ScriptOptions chosen = options();
  chosen.verbosity = GENERATE(Verbosity::brief, Verbosity::standard, Verbosity::full);
  chosen.code = GENERATE(CodePolicy::read, CodePolicy::summarise, CodePolicy::skip);
  chosen.notes = GENERATE(NotePolicy::inline_text, NotePolicy::section, NotePolicy::skip);
  CHECK(first_faults(prove(book, chosen)) == "");
}

TEST_CASE("every spoken word of the shipped articles leads back to its written characters") {
  std::size_t articles = 0;
  for (const auto& entry : std::filesystem::directory_iterator(EARBOUND_SOURCE_DIR "/content")) {
    if (!is_source_name(entry.path().string())) continue;
    CAPTURE(entry.path().string());
    ++articles;
    const Proof proof =
        prove(parse(entry.path().string(), {load_structure_words(EARBOUND_SOURCE_DIR "/voices")}), options());
    CHECK(first_faults(proof) == "");
    CHECK(proof.written > 300);
  }
  CHECK(articles >= 4);
}

TEST_CASE("the parts of a word that is too long have places of their own") {
  const std::string word(4500, 'a');
  const Document work = document({section(1, "T", {paragraph("Before " + word + " behind.")})});
  Coverage coverage;
  const std::vector<Spoken> spoken = spoken_words(Scriptwriter(work, options()).section(0, coverage));
  std::string joined;
  for (const Spoken& part : spoken)
    if (part.text.front() == 'a') joined += written_for(work, {0, 0, part.place});
  CHECK(joined == word);
  CHECK(written_for(work, {0, 0, spoken.back().place}) == "behind");
}

TEST_CASE("the table of places shows text, bytes, line, what is written and what is spoken") {
  const Document work = document({section(1, "Ö", {paragraph("Take\n5 mg.", 3)})});
  Coverage coverage;
  CHECK(place_table(Scriptwriter(work, options()).section(0, coverage), TextIndex(work)) ==
        "2\t0\t2\t1\tÖ\tÖ\n3\t0\t4\t3\tTake\tTake\n3\t5\t6\t4\t5\t5\n3\t7\t9\t4\tmg\tmilligrams\n");
}

TEST_CASE("a word that is dropped or read twice is named") {
  const Document work = document({section(1, "T", {paragraph("one two three", 3)})});
  const Prose prose = flatten(work.sections[0].blocks[0].runs);
  const std::vector<TextRange> words = written_words(prose.text, "en");
  Utterance utterance;
  for (const TextRange word : words) utterance.words.push_back({0, 1, prose.place(word.begin, word.end)});
  const auto fault = [&](const std::vector<Word>& read, std::vector<Omission> omitted = {}) {
    Utterance changed;
    changed.words = read;
    try {
      check_places(prose, words, std::span(&changed, 1), omitted);
    } catch (const Error& error) {
      return error.sentence();
    }
    return std::string();
  };
  const std::vector<Word>& all = utterance.words;
  CHECK(fault(all).empty());
  CHECK(fault({all[0], all[2]}, {{"two", 3, "why", all[1].place}}).empty());
  CHECK(fault({all[0], all[2]}).find("the word 'two' (line 3)") != std::string::npos);
  CHECK(fault({all[0], all[1]}).find("'three'") != std::string::npos);
  CHECK(fault(all, {{"two", 3, "why", all[1].place}}).find("twice") != std::string::npos);
  CHECK(fault({all[0], all[1], all[2], all[1]}).find("twice") != std::string::npos);
  Word joined = all[0];
  joined.place.range.end = all[1].place.range.end;
  CHECK(fault({joined, all[2]}).empty());
  CHECK(fault({joined, all[1], all[2]}).find("'three'") != std::string::npos);
}
