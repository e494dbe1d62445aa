#include "publish/heard_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "publish/written_sentence.hpp"

namespace earbound {
namespace {

/// The run that is a text of its own, if this is its text.
const Run* own_run(TextId text, const TextIndex& texts) {
  const std::span<const Run> runs = texts.runs(text);
  return runs.size() == 1 && runs.front().text_id == text && runs.front().is_text_of_its_own() ? &runs.front()
                                                                                               : nullptr;
}

/// The text of the paragraph that a text stands in: those within it follow it.
TextId paragraph_of(TextId text, const TextIndex& texts) {
  while (text.number > 1 && own_run(text, texts) != nullptr) --text.number;
  return text;
}

bool overlap(const Place& a, const Place& b) {
  return a.text == b.text && a.range.begin < b.range.end && b.range.begin < a.range.end;
}

Place joined(const Place& a, const Place& b) {
  return {a.text, {std::min(a.range.begin, b.range.begin), std::max(a.range.end, b.range.end)}};
}

/// What is written of an image has one element.
Place shown_place(const Place& place, const TextIndex& texts) {
  const Run* own = own_run(place.text, texts);
  return own == nullptr ? place : own->place(0, own->text.size());
}

void add_word(const TimedWord& word, const TextIndex& texts, HeardStretch& sentence) {
  const Place place = shown_place(word.place, texts);
  const auto same_text = std::find_if(sentence.places.begin(), sentence.places.end(),
                                      [&](const Place& each) { return each.text == place.text; });
  if (same_text == sentence.places.end())
    sentence.places.push_back(place);
  else
    *same_text = joined(*same_text, place);
  if (!sentence.words.empty() && overlap(sentence.words.back().place, place)) {
    HeardWord& last = sentence.words.back();
    last.place = joined(last.place, place);
    last.end = word.end;
  } else {
    sentence.words.push_back({{}, place, word.begin, word.end});
  }
}

HeardStretch heard_sentence(std::span<const TimedUtterance> utterances, bool announcement, const TextIndex& texts) {
  HeardStretch sentence;
  sentence.role = utterances.front().role;
  sentence.segment = utterances.front().segment;
  sentence.begin = utterances.front().begin;
  sentence.end = utterances.back().end;
  for (const TimedUtterance& utterance : utterances)
    for (const TimedWord& word : utterance.words)
      if (word.place.is_written()) add_word(word, texts, sentence);
  // What is announced on the opening is shown as it is said, but for the title.
  if (announcement && sentence.role != Role::heading) sentence.words.clear();
  if (announcement || sentence.places.empty())
    for (const TimedUtterance& utterance : utterances)
      sentence.spoken += (sentence.spoken.empty() ? "" : " ") + utterance.text;
  return sentence;
}

void name(HeardStretch& sentence, std::size_t chapter, std::size_t number, const TextIndex& texts) {
  sentence.id = fmt::format("s{}-{}", chapter + 1, number);
  if (sentence.places.size() == 1) {
    const Run* own = own_run(sentence.places.front().text, texts);
    if (own != nullptr && own->kind == Run::Kind::note_reference) sentence.id = note_reference_id(own->text_id);
  }
  std::size_t word = 0;
  for (HeardWord& each : sentence.words) each.id = fmt::format("{}-{}", sentence.id, ++word);
  // A reference is one element.
  if (sentence.id.front() == 'r')
    for (HeardWord& each : sentence.words) each.id = sentence.id;
}

}  // namespace

std::string note_reference_id(TextId reference) { return fmt::format("r{}", reference.number); }

std::vector<HeardStretch> heard_sentences(const TimedChapter& chapter, bool announcement, const TextIndex& texts) {
  std::vector<HeardStretch> sentences;
  const std::span<const TimedUtterance> all = chapter.utterances;
  for (std::size_t first = 0; first < all.size();) {
    const std::span<const TimedUtterance> utterances = all.subspan(first, sentence_length(all.subspan(first)));
    first += utterances.size();
    sentences.push_back(heard_sentence(utterances, announcement, texts));
    HeardStretch& sentence = sentences.back();
    name(sentence, chapter.chapter, sentences.size(), texts);
    sentence.shown = announcement || !sentence.places.empty() || sentence.role == Role::heading;
  }
  const auto is_shown = [](const HeardStretch& each) { return each.shown; };
  if (!sentences.empty() && std::none_of(sentences.begin(), sentences.end(), is_shown)) sentences.front().shown = true;
  return sentences;
}

std::vector<HeardStretch> heard_paragraphs(std::vector<HeardStretch> sentences, const TextIndex& texts) {
  std::vector<HeardStretch> paragraphs;
  for (HeardStretch& sentence : sentences) {
    sentence.words.clear();
    if (!sentence.places.empty()) {
      sentence.id = fmt::format("p{}", paragraph_of(sentence.places.front().text, texts).number);
      if (!paragraphs.empty() && paragraphs.back().id == sentence.id) {
        HeardStretch& last = paragraphs.back();
        last.places.insert(last.places.end(), sentence.places.begin(), sentence.places.end());
        last.end = sentence.end;
        continue;
      }
    }
    paragraphs.push_back(std::move(sentence));
  }
  return paragraphs;
}

std::vector<HeardStretch> heard_stretches(const TimedChapter& chapter, bool announcement, const TextIndex& texts,
                                          OverlayUnit unit) {
  std::vector<HeardStretch> sentences = heard_sentences(chapter, announcement, texts);
  if (unit == OverlayUnit::paragraph) return heard_paragraphs(std::move(sentences), texts);
  if (unit == OverlayUnit::sentence)
    for (HeardStretch& sentence : sentences) sentence.words.clear();
  return sentences;
}

std::vector<HeardStretch> with_headings_whole(std::vector<HeardStretch> sentences, const DocumentAnchors& anchors,
                                              const std::string& heading_id) {
  std::vector<HeardStretch> whole;
  for (HeardStretch& sentence : sentences) {
    const Anchor* heading = sentence.places.empty() ? nullptr : anchors.heading_of(sentence.places.front().text);
    if (heading != nullptr) {
      sentence.id = heading->id;
      sentence.words.clear();
      if (!whole.empty() && whole.back().id == sentence.id) {
        HeardStretch& last = whole.back();
        last.places.insert(last.places.end(), sentence.places.begin(), sentence.places.end());
        last.end = sentence.end;
        continue;
      }
    }
    whole.push_back(std::move(sentence));
  }
  const auto shown = std::find_if(whole.begin(), whole.end(), [](const HeardStretch& each) { return each.shown; });
  if (shown == whole.end() || (shown->id != heading_id && !(shown->role == Role::heading && shown->places.empty()))) {
    HeardStretch heading;
    heading.id = heading_id;
    heading.shown = true;
    heading.role = Role::heading;
    if (!whole.empty()) {
      heading.segment = whole.front().segment;
      heading.begin = heading.end = whole.front().begin;
    }
    whole.insert(whole.begin(), std::move(heading));
  }
  return whole;
}

}  // namespace earbound
