package rookery.analysis;

import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.classic.ClassicTokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.apache.lucene.analysis.th.ThaiTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** Tokenizers and character filters under their official names. */
final class Tokenizers {
  static Map<String, AnalysisProvider<TokenizerFactory>> tokenizers() {
    Map<String, AnalysisProvider<TokenizerFactory>> all = new HashMap<>();
    all.put("keyword", tokenizer(settings -> new KeywordTokenizer()));
    all.put("whitespace", tokenizer(settings -> new WhitespaceTokenizer()));
    all.put("letter", tokenizer(settings -> new LetterTokenizer()));
    all.put("classic", tokenizer(settings -> new ClassicTokenizer()));
    all.put("thai", tokenizer(settings -> new ThaiTokenizer()));
    all.put("uax_url_email", tokenizer(settings -> new UAX29URLEmailTokenizer()));
    all.put("pattern", tokenizer(settings -> new PatternTokenizer(Pattern.compile(settings.get("pattern", "\\W+")), settings.getAsInt("group", -1))));
    all.put("edge_ngram", tokenizer(settings -> new EdgeNGramTokenizer(settings.getAsInt("min_gram", 1), settings.getAsInt("max_gram", 2))));
    all.put("ngram", tokenizer(settings -> new NGramTokenizer(settings.getAsInt("min_gram", 1), settings.getAsInt("max_gram", 2))));
    return all;
  }

  static Map<String, AnalysisProvider<CharFilterFactory>> charFilters() {
    Map<String, AnalysisProvider<CharFilterFactory>> all = new HashMap<>();
    all.put("html_strip", charFilter((settings, text) -> new HTMLStripCharFilter(text)));
    all.put("mapping", charFilter((settings, text) -> new MappingCharFilter(mappings(settings.getAsList("mappings")), text)));
    all.put("pattern_replace", charFilter((settings, text) ->
        new PatternReplaceCharFilter(Pattern.compile(settings.get("pattern")), settings.get("replacement", ""), text)));
    return all;
  }

  private static NormalizeCharMap mappings(List<String> rules) {
    var map = new NormalizeCharMap.Builder();
    for (String rule : rules) {
      String[] sides = rule.split("=>", 2);
      map.add(sides[0].trim(), sides[1].trim());
    }
    return map.build();
  }

  private static AnalysisProvider<TokenizerFactory> tokenizer(Function<Settings, Tokenizer> make) {
    return (index, environment, name, settings) -> TokenizerFactory.newFactory(name, () -> make.apply(settings));
  }

  private static AnalysisProvider<CharFilterFactory> charFilter(BiFunction<Settings, Reader, Reader> make) {
    return (index, environment, name, settings) -> new CharFilterFactory() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Reader create(Reader text) {
        return make.apply(settings, text);
      }
    };
  }

  private Tokenizers() {}
}
