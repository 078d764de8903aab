package rookery.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.br.BrazilianStemFilter;
import org.apache.lucene.analysis.ckb.SoraniStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanMinimalStemFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.es.SpanishPluralStemFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchMinimalStemFilter;
import org.apache.lucene.analysis.gl.GalicianMinimalStemFilter;
import org.apache.lucene.analysis.gl.GalicianStemFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.no.NorwegianMinimalStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseMinimalStemFilter;
import org.apache.lucene.analysis.pt.PortugueseStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.sv.SwedishMinimalStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.BasqueStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.German2Stemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.IrishStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.LovinsStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/** What the setting `language` of the token filter `stemmer` stands for. Source: Elastic's reference, "Stemmer token filter". */
final class Stemmers {
  private static final Map<String, Function<TokenStream, TokenStream>> ALL = new HashMap<>();

  static {
    ALL.put("arabic", ArabicStemFilter::new);
    ALL.put("bengali", BengaliStemFilter::new);
    ALL.put("brazilian", BrazilianStemFilter::new);
    ALL.put("bulgarian", BulgarianStemFilter::new);
    ALL.put("czech", CzechStemFilter::new);
    ALL.put("english", PorterStemFilter::new);
    ALL.put("light_english", KStemFilter::new);
    ALL.put("minimal_english", EnglishMinimalStemFilter::new);
    ALL.put("possessive_english", EnglishPossessiveFilter::new);
    ALL.put("light_finnish", FinnishLightStemFilter::new);
    ALL.put("light_french", FrenchLightStemFilter::new);
    ALL.put("minimal_french", FrenchMinimalStemFilter::new);
    ALL.put("galician", GalicianStemFilter::new);
    ALL.put("minimal_galician", GalicianMinimalStemFilter::new);
    ALL.put("light_german", GermanLightStemFilter::new);
    ALL.put("minimal_german", GermanMinimalStemFilter::new);
    ALL.put("greek", GreekStemFilter::new);
    ALL.put("hindi", HindiStemFilter::new);
    ALL.put("light_hungarian", HungarianLightStemFilter::new);
    ALL.put("indonesian", IndonesianStemFilter::new);
    ALL.put("light_italian", ItalianLightStemFilter::new);
    ALL.put("latvian", LatvianStemFilter::new);
    ALL.put("light_norwegian", NorwegianLightStemFilter::new);
    ALL.put("minimal_norwegian", NorwegianMinimalStemFilter::new);
    ALL.put("persian", PersianStemFilter::new);
    ALL.put("light_portuguese", PortugueseLightStemFilter::new);
    ALL.put("minimal_portuguese", PortugueseMinimalStemFilter::new);
    ALL.put("portuguese_rslp", PortugueseStemFilter::new);
    ALL.put("light_russian", RussianLightStemFilter::new);
    ALL.put("light_spanish", SpanishLightStemFilter::new);
    ALL.put("spanish_plural", SpanishPluralStemFilter::new);
    ALL.put("sorani", SoraniStemFilter::new);
    ALL.put("light_swedish", SwedishLightStemFilter::new);
    ALL.put("minimal_swedish", SwedishMinimalStemFilter::new);
    snowball("armenian", ArmenianStemmer::new);
    snowball("basque", BasqueStemmer::new);
    snowball("catalan", CatalanStemmer::new);
    snowball("danish", DanishStemmer::new);
    snowball("dutch", DutchStemmer::new);
    snowball("porter2", EnglishStemmer::new);
    snowball("lovins", LovinsStemmer::new);
    snowball("estonian", EstonianStemmer::new);
    snowball("finnish", FinnishStemmer::new);
    snowball("french", FrenchStemmer::new);
    snowball("german", GermanStemmer::new);
    snowball("german2", German2Stemmer::new);
    snowball("hungarian", HungarianStemmer::new);
    snowball("irish", IrishStemmer::new);
    snowball("italian", ItalianStemmer::new);
    snowball("lithuanian", LithuanianStemmer::new);
    snowball("norwegian", NorwegianStemmer::new);
    snowball("portuguese", PortugueseStemmer::new);
    snowball("romanian", RomanianStemmer::new);
    snowball("russian", RussianStemmer::new);
    snowball("serbian", SerbianStemmer::new);
    snowball("spanish", SpanishStemmer::new);
    snowball("swedish", SwedishStemmer::new);
    snowball("turkish", TurkishStemmer::new);
  }

  private static void snowball(String name, Supplier<SnowballStemmer> stemmer) {
    ALL.put(name, tokens -> new SnowballFilter(tokens, stemmer.get()));
  }

  static TokenStream stem(String language, TokenStream tokens) {
    var stemmer = ALL.get(language.toLowerCase(java.util.Locale.ROOT));
    if (stemmer == null) throw new IllegalArgumentException("Invalid stemmer class specified: " + language);
    return stemmer.apply(tokens);
  }
}
