using System.Text.Json;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Tests.Experiments.OwnSystem;

public class TemplateTests
{
    [Theory]
    [InlineData("a {{x}} b", "a 1 b")]
    [InlineData("{{x}}{{ y }}", "1q\"&")]
    [InlineData("{\"a\":{\"b\":{{x}}}}", "{\"a\":{\"b\":1}}")]
    [InlineData("{\"a\":\"{{y|json}}\"}", "{\"a\":\"q\\u0022\\u0026\"}")]
    [InlineData("?q={{y|url}}", "?q=q%22%26")]
    [InlineData("}} nothing {", "}} nothing {")]
    public void Values_come_where_their_names_stand(string text, string expected)
        => Assert.Equal(expected, Template.Parse(text).Fill(new Dictionary<string, string> { ["x"] = "1", ["y"] = "q\"&" }));

    [Fact]
    public void A_value_that_looks_like_a_template_is_text()
        => Assert.Equal(
            "{{y}}",
            Template.Parse("{{x}}")
                .With(name => name == "x" ? "{{y}}" : "secret").Fill(new Dictionary<string, string> { ["y"] = "secret" }));

    [Theory]
    [InlineData("{{x", "without '}}'")]
    [InlineData("{{a b}}", "'a b' in braces, which is no name")]
    [InlineData("{{env:A-B}}", "which is no name")]
    [InlineData("{{x|shell}}", "the filter 'shell'; there are raw, json, url")]
    public void What_is_no_template_is_told(string text, string expected)
        => Assert.Contains(expected, Assert.Throws<FormatException>(() => Template.Parse(text)).Message, StringComparison.Ordinal);

    // RFC 6901, section 5, and what is not there.
    [Theory]
    [InlineData("/foo", """["bar","baz"]""")]
    [InlineData("/foo/0", "\"bar\"")]
    [InlineData("/", "0")]
    [InlineData("/a~1b", "1")]
    [InlineData("/m~0n", "8")]
    [InlineData("/foo/2", null)]
    [InlineData("/foo/00", null)]
    [InlineData("/foo/-", null)]
    [InlineData("/none/deeper", null)]
    public void A_pointer_finds_what_the_standard_says(string place, string? expected)
    {
        var document = JsonElement.Parse("""{"foo":["bar","baz"],"":0,"a/b":1,"m~n":8}""");

        Assert.Equal(expected, JsonPointer.TryParse(place)!.In(document)?.GetRawText());
    }

    [Theory]
    [InlineData("foo")]
    [InlineData("/a~2")]
    public void What_is_no_pointer_is_refused(string place) => Assert.Null(JsonPointer.TryParse(place));
}
