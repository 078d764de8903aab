package rookery.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ckb.SoraniNormalizationFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.LimitTokenCountFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.ScandinavianFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.ScandinavianNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianNormalizationFilter;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** Token filters under their official names, with those of their settings that change tokens. */
final class Filters {
  private interface Making {
    TokenStream make(TokenStream tokens, Settings settings, Environment environment);
  }

  private final Map<String, AnalysisProvider<TokenFilterFactory>> all = new HashMap<>();

  static Map<String, AnalysisProvider<TokenFilterFactory>> tokenFilters() {
    return new Filters().all;
  }

  private Filters() {
    normalizing("asciifolding", (tokens, settings, environment) ->
        new ASCIIFoldingFilter(tokens, settings.getAsBoolean("preserve_original", false)));
    normalizing("uppercase", UpperCaseFilter::new);
    normalizing("trim", TrimFilter::new);
    normalizing("cjk_width", CJKWidthFilter::new);
    normalizing("decimal_digit", DecimalDigitFilter::new);
    normalizing("arabic_normalization", ArabicNormalizationFilter::new);
    normalizing("bengali_normalization", BengaliNormalizationFilter::new);
    normalizing("german_normalization", GermanNormalizationFilter::new);
    normalizing("hindi_normalization", HindiNormalizationFilter::new);
    normalizing("indic_normalization", IndicNormalizationFilter::new);
    normalizing("persian_normalization", PersianNormalizationFilter::new);
    normalizing("scandinavian_normalization", ScandinavianNormalizationFilter::new);
    normalizing("scandinavian_folding", ScandinavianFoldingFilter::new);
    normalizing("serbian_normalization", SerbianNormalizationFilter::new);
    normalizing("sorani_normalization", SoraniNormalizationFilter::new);
    normalizing("elision", (tokens, settings, environment) ->
        new ElisionFilter(tokens, Analysis.parseArticles(environment, settings)));
    normalizing("pattern_replace", (tokens, settings, environment) ->
        new PatternReplaceFilter(tokens, Pattern.compile(settings.get("pattern")), settings.get("replacement", ""), settings.getAsBoolean("all", true)));
    add("apostrophe", ApostropheFilter::new);
    add("cjk_bigram", tokens -> new CJKBigramFilter(tokens));
    add("porter_stem", PorterStemFilter::new);
    add("kstem", KStemFilter::new);
    add("reverse", ReverseStringFilter::new);
    add("remove_duplicates", RemoveDuplicatesTokenFilter::new);
    add("unique", UniqueTokens::new);
    add("stemmer", (tokens, settings, environment) ->
        Stemmers.stem(settings.get("language", settings.get("name", "porter")).replaceFirst("^porter$", "english"), tokens));
    add("snowball", (tokens, settings, environment) -> new SnowballFilter(tokens, settings.get("language", settings.get("name", "English"))));
    add("keyword_marker", (tokens, settings, environment) ->
        new SetKeywordMarkerFilter(tokens, words(settings, environment, "keywords")));
    add("length", (tokens, settings, environment) ->
        new LengthFilter(tokens, settings.getAsInt("min", 0), settings.getAsInt("max", Integer.MAX_VALUE)));
    add("truncate", (tokens, settings, environment) -> new TruncateTokenFilter(tokens, settings.getAsInt("length", 10)));
    add("limit", (tokens, settings, environment) ->
        new LimitTokenCountFilter(tokens, settings.getAsInt("max_token_count", 1), settings.getAsBoolean("consume_all_tokens", false)));
    add("edge_ngram", (tokens, settings, environment) ->
        new EdgeNGramTokenFilter(tokens, settings.getAsInt("min_gram", 1), settings.getAsInt("max_gram", 2), settings.getAsBoolean("preserve_original", false)));
    add("ngram", (tokens, settings, environment) ->
        new NGramTokenFilter(tokens, settings.getAsInt("min_gram", 1), settings.getAsInt("max_gram", 2), settings.getAsBoolean("preserve_original", false)));
  }

  private static CharArraySet words(Settings settings, Environment environment, String name) {
    CharArraySet set = Analysis.getWordSet(environment, settings, name);
    return set == null ? CharArraySet.EMPTY_SET : set;
  }

  private void add(String name, Function<TokenStream, TokenStream> make) {
    add(name, (tokens, settings, environment) -> make.apply(tokens));
  }

  private void add(String name, Making making) {
    all.put(name, (index, environment, called, settings) -> new Factory(called, tokens -> making.make(tokens, settings, environment)));
  }

  private void normalizing(String name, Function<TokenStream, TokenStream> make) {
    normalizing(name, (tokens, settings, environment) -> make.apply(tokens));
  }

  /** Of use in normalizers as well: it changes characters, never the number of tokens. */
  private void normalizing(String name, Making making) {
    all.put(name, (index, environment, called, settings) -> new Normalizing(called, tokens -> making.make(tokens, settings, environment)));
  }

  private static class Factory implements TokenFilterFactory {
    private final String name;
    private final Function<TokenStream, TokenStream> make;

    Factory(String name, Function<TokenStream, TokenStream> make) {
      this.name = name;
      this.make = make;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public TokenStream create(TokenStream tokens) {
      return make.apply(tokens);
    }
  }

  private static final class Normalizing extends Factory implements NormalizingTokenFilterFactory {
    Normalizing(String name, Function<TokenStream, TokenStream> make) {
      super(name, make);
    }
  }
}
