#include "publish/labels.hpp"

#include <array>

namespace earbound {

namespace {

constexpr std::array<Labels, 5> table{{
    {"en", "Contents", "Audio files", "Length", "By", "starts at", "lasts", "its own part", "as a separate file",
     "part", "of", "continued", "goes on until part", "hour", "hours", "minute", "minutes", "second", "seconds"},
    {"de", "Inhalt", "Audiodateien", "Dauer", "Von", "beginnt bei", "dauert", "davon eigener Teil",
     "als einzelne Datei", "Teil", "von", "Fortsetzung", "reicht bis in Teil", "Stunde", "Stunden", "Minute", "Minuten",
     "Sekunde", "Sekunden"},
    {"fr", "Table des matières", "Fichiers audio", "Durée", "Par", "commence à", "dure", "dont partie propre",
     "dans un fichier séparé", "partie", "sur", "suite", "se poursuit jusque dans la partie", "heure", "heures",
     "minute", "minutes", "seconde", "secondes"},
    {"es", "Índice", "Archivos de audio", "Duración", "Por", "empieza en", "dura", "de ello, parte propia",
     "en un archivo aparte", "parte", "de", "continuación", "sigue hasta la parte", "hora", "horas", "minuto",
     "minutos", "segundo", "segundos"},
    {"it", "Indice", "File audio", "Durata", "Di", "inizia a", "dura", "di cui parte propria", "in un file separato",
     "parte", "di", "continua", "prosegue fino alla parte", "ora", "ore", "minuto", "minuti", "secondo", "secondi"},
}};

void append_part(std::string& text, std::int64_t count, std::string_view one, std::string_view many) {
  if (count == 0) return;
  if (!text.empty()) text += ' ';
  text += std::to_string(count) + ' ';
  text += count == 1 ? one : many;
}

}  // namespace

const Labels& labels_for(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  for (const Labels& labels : table)
    if (labels.language == primary) return labels;
  return table.front();
}

std::string duration_in_words(Milliseconds length, const Labels& labels) {
  const std::int64_t total = (length.count + 500) / 1000;
  std::string text;
  append_part(text, total / 3600, labels.hour, labels.hours);
  append_part(text, total / 60 % 60, labels.minute, labels.minutes);
  append_part(text, total % 60, labels.second, labels.seconds);
  if (text.empty()) text = "0 " + std::string(labels.seconds);
  return text;
}

}  // namespace earbound
