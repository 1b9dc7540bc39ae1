using System.Text.Json;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Tests.Experiments.OwnSystem;

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
    [InlineData("1e99999999999", "1e99999999999", 0.1, true)]
    [InlineData("[1e99999999999]", "[2]", 0.1, false)]
    [InlineData("9007199254740993", "9007199254740992", 0, false)]
    [InlineData("1", "\"1\"", 1, false)]
    [InlineData("[0.1,0.2,0.7]", "[0.1,0.2,0.7000000000000009]", 1e-6, true)]
    [InlineData("[0.1,0.2,0.7]", "[0.1,0.2,0.7000000000000009]", 0, false)]
    [InlineData("[0.1,0.2]", "[0.1,0.2,0]", 1, false)]
    [InlineData("{\"a\":{\"p\":[0.1]},\"b\":null}", "{\"b\":null,\"a\":{\"p\":[0.10000000001]}}", 1e-6, true)]
    [InlineData("{\"a\":1,\"b\":2}", "{\"a\":1,\"c\":2}", 1, false)]
    [InlineData("{\"a\":1}", "{\"a\":1,\"b\":2}", 1, false)]
    [InlineData("{\"a\":\"x\"}", "{\"a\":\"y\"}", 1, false)]
    [InlineData("true", "false", 1, false)]
    [InlineData("null", "0", 1, false)]
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

    [Theory]
    [InlineData("0.3", "0.30000000000000004", 1e-6, true)]
    [InlineData("0.3\n", "0.3", 0, true)]
    [InlineData("0.3", "0.4", 1e-6, false)]
    [InlineData("x 0.3", "x 0.30000000000000004", 1e-6, false)]
    [InlineData("{\"a\":1, \"b\":0.3}", "{\"b\":0.30000000000000004,\"a\":1}", 1e-6, true)]
    [InlineData("LARGE", "LARGE", 1e-6, true)]
    [InlineData("LARGE", "large", 1e-6, false)]
    public async Task Whole_answers_agree_as_what_they_are_of_any_length(string one, string other, double tolerance, bool expected)
    {
        // Over the length of which more than a digest is kept, in another order and with other last digits.
        string Of(string answer, bool second) => answer is "LARGE" or "large"
            ? $"{{{string.Join(',', Enumerable.Range(0, 100)
                .Select(number => $"\"{answer}{(second ? 99 - number : number)}\":{(second ? "0.30000000000000004" : "0.3")}"))}}}"
            : answer;
        await using var a = await OwnServer.StartAsync(("/", OwnServer.Text(Of(one, false))));
        await using var b = await OwnServer.StartAsync(("/", OwnServer.Text(Of(other, true))));
        var experiment = ExperimentFile.Parse(
            FormattableString.Invariant($$"""
            name: x
            common: { steps: [{ name: s, path: /, take: { t: "" }, agree: [t], tolerance: {{tolerance}} }] }
            sides:
              - { name: a, system: { baseUrl: "{{a.Address}}", components: [{ name: c, process: p }] } }
              - { name: b, system: { baseUrl: "{{b.Address}}", components: [{ name: c, process: p }] } }
            """), "test");
        await using var testbed = await Testbed.PrepareAsync(
            new RunRequest
            {
                Experiment = experiment,
                Targets = new RunTargets(),
                Credentials = null,
                Results = new DirectoryInfo("nowhere"),
                Command = "",
            },
            default);

        var asked = await new Inquiry(testbed, new SidePreparation(testbed), (_, _) => Task.CompletedTask).AskAllAsync(default);

        var disagreement = ParityGate.Disagreement(experiment, [.. asked.SelectMany(side => side.Answers)]);
        Assert.Equal(expected, disagreement is null);
    }

    private static ParityAnswer Answer(string side, string value)
        => new(side, [], new Dictionary<string, JsonElement> { ["x"] = JsonDocument.Parse(value).RootElement });
}
