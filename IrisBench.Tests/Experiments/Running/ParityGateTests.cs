using System.Text.Json;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;

namespace IrisBench.Tests.Experiments.Running;

/// <summary>Which numbers are the same answer.</summary>
public sealed class ParityGateTests
{
    [Theory]
    [InlineData("1", "1.0", 0, true)]
    [InlineData("100", "101", 0.01, true)]
    [InlineData("100", "102", 0.01, false)]
    [InlineData("1e999", "1e999", 0.1, true)]
    [InlineData("1e999", "2", 0.1, false)]
    [InlineData("1e308", "-1e308", 1, false)]
    [InlineData("9007199254740993", "9007199254740992", 0, false)]
    [InlineData("1", "\"1\"", 1, false)]
    public void Numbers_agree_within_their_tolerance(string one, string other, double tolerance, bool expected)
    {
        var step = FormattableString.Invariant($"{{ name: s, path: /, take: {{ x: /x }}, agree: [x], tolerance: {tolerance} }}");
        var side = $"system: {{ baseUrl: http://a, steps: [{step}], components: [{{ name: c, process: p }}] }}";
        var experiment = ExperimentFile.Parse($"name: x\nsides: [{{ name: a, {side} }}, {{ name: b, {side} }}]", "test");

        var disagreement = ParityGate.Disagreement(experiment, [Answer("a", one), Answer("b", other)]);

        Assert.Equal(
            expected ? null : $"a answers x {JsonDocument.Parse(one).RootElement}, b {JsonDocument.Parse(other).RootElement}",
            disagreement);
    }

    private static ParityAnswer Answer(string side, string value)
        => new(side, [], new Dictionary<string, JsonElement> { ["x"] = JsonDocument.Parse(value).RootElement });
}
