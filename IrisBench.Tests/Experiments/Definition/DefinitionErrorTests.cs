using IrisBench.Experiments.Definition.Reading;

namespace IrisBench.Tests.Experiments.Definition;

public class DefinitionErrorTests
{
    private const string Sides = """
        sides:
          - name: monolith
            packaging: monolith
          - name: functions
            packaging: functions

        """;

    [Fact]
    public void All_problems_are_told_at_once_each_with_its_line()
    {
        var problems = ProblemsOf("""
            name: My Experiment
            sides:
              - name: monolith
                packaging: monolit
              - packaging: functions
                mode: warm
                repliccas: 2
            rounds: 0
            load:
              kind: open
              ratePerSecond: fast
            noiseFloor: 1
            """);

        Assert.Equal(
            [
                "line 1: name must be lower-case letters, digits and hyphens, at most 63, not 'My Experiment'",
                "line 4: sides[0].packaging must be one of monolith, functions, not 'monolit'",
                "line 5: sides[1] lacks 'name'",
                "line 7: 'repliccas' is no key of sides[1], "
                    + "which knows name, packaging, system, folder, version, mode, compilation, replicas",
                "line 8: rounds must be 1 to 1000, not 0",
                "line 11: load.ratePerSecond must be a number, not 'fast'",
                "line 12: noiseFloor must be true or false, not 1",
            ],
            problems);
    }

    [Fact]
    public void A_command_or_a_variable_with_the_character_NUL_is_refused_with_its_line()
        => Assert.Equal(
            [
                "line 6: sides[0].system.start.command has the character NUL: take it out",
                "line 8: sides[0].system.start.environment.NAME has the character NUL: take it out",
            ],
            ProblemsOf("""
                name: x
                sides:
                  - name: own
                    system:
                      start:
                        command: "serve\0rest"
                        environment:
                          NAME: "a\0b"
                      steps: [{ name: call }]
                """));

    [Theory]
    [InlineData("sides: []", "sides must have at least 1, not 0")]
    [InlineData("sides: [{name: a, packaging: monolith}, {name: a, packaging: functions}]", "the side 'a' is there twice")]
    [InlineData(
        "sides: [{name: a, packaging: monolith}, {name: b, packaging: functions, mode: zero, replicas: 2}]", "cannot have 2 replicas")]
    [InlineData(
        "sides: [{name: a, packaging: 1}, {name: b, packaging: functions}]",
        "sides[0].packaging must be one of monolith, functions, not 1")]
    [InlineData("sides: 7", "sides must be a list, not 7")]
    [InlineData("sides: ", "sides must be a list, not nothing")]
    public void Sides_that_cannot_be_compared_are_refused(string sides, string expected)
        => Assert.Contains(ProblemsOf($"name: x\n{sides}\n"), problem => problem.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("pipeline: {flowers: [[1, 2, 3]]}", "pipeline.flowers[0] must be 4 numbers")]
    [InlineData("pipeline: {flowers: []}", "pipeline.flowers must have at least 1, not 0")]
    [InlineData("pipeline: {model: other}", "pipeline.model must be one of custom, default, not 'other'")]
    [InlineData("load: {kind: open, ratePerSecond: 0.01, durationSeconds: 1}", "are 0 arrivals")]
    [InlineData("load: {runs: 1.5}", "load.runs must be a whole number, not 1.5")]
    [InlineData("rest: {minimumSeconds: 5, maximumSeconds: 1}", "rest.minimumSeconds must not be more than rest.maximumSeconds")]
    [InlineData("schema: 2", "schema must be 1, not 2")]
    [InlineData("rounds: 99999999999", "rounds must be a whole number, not 99999999999")]
    public void Values_that_make_no_sense_are_refused(string line, string expected)
        => Assert.Contains(ProblemsOf($"name: x\n{Sides}{line}\n"), problem => problem.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("name: [a", "is not YAML")]
    [InlineData("{\"name\": }", "is not JSON")]
    [InlineData("", "the experiment must be a mapping of keys to values, not nothing")]
    [InlineData("hello", "the experiment must be a mapping of keys to values, not 'hello'")]
    [InlineData(
        "a: &a [*a]", "line 1: has an alias, which no experiment needs: steps that several sides have stand once, under 'common'")]
    [InlineData("name: x\nsides:\n\t- a", "line 3: is not YAML")]
    [InlineData("name: x\nname: y", "line 2: has the key 'name' twice")]
    [InlineData("[a]: b", "has a key that is no text")]
    [InlineData("{\"\\ud800\": 1}", "cannot be read")]
    [InlineData("a\n---\nb", "more than one document")]
    [InlineData("{\"name\": \"d\",\n\"name\": \"e\", \"sides\": []}", "is not JSON: Duplicate")]
    public void What_is_no_definition_at_all_is_refused(string text, string expected)
        => Assert.Contains(ProblemsOf(text), problem => problem.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void A_short_text_that_stands_for_a_billion_values_is_refused()
    {
        var levels = Enumerable.Range(1, 9)
            .Select(level => $"l{level}: &l{level} [{string.Join(", ", Enumerable.Repeat($"*l{level - 1}", 9))}]");

        Assert.Contains(
            "has an alias",
            Assert.Single(ProblemsOf($"l0: &l0 [{string.Join(", ", Enumerable.Repeat("x", 9))}]\n{string.Join('\n', levels)}")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", 500_000, "is nested deeper than 32")]
    [InlineData("{\"a\":", 100_000, "is not JSON")]
    [InlineData("- x\n", 100_000, "has more than 10000 values")]
    public void A_text_that_is_deeper_or_longer_than_any_experiment_is_refused(string part, int times, string expected)
        => Assert.Contains(expected, Assert.Single(ProblemsOf(string.Concat(Enumerable.Repeat(part, times)))), StringComparison.Ordinal);

    [Theory]
    [InlineData("name: LONG\nsides: [{ name: a, packaging: monolith }]")]
    [InlineData("name: x\nsides: [{ name: a, packaging: LONG }]")]
    [InlineData("name: x\nsides: [{ name: a, packaging: monolith, LONG: 1 }]")]
    [InlineData("name: x\nsides: [{ name: a, packaging: monolith }]\npipeline: { LONG: { a: 1 } }")]
    [InlineData("name: x\nLONG: 1\nLONG: 2")]
    [InlineData(
        "name: x\nsides: [{ name: a, system: { baseUrl: \"{{LONG}}\", steps: [{ name: LONG, path: LONG }], components: [] } }]")]
    [InlineData(
        "name: x\nsides: [{ name: a, system: { baseUrl: http://a, components: [{ name: c, process: p }], "
        + "steps: [{ name: s, path: /, "
        + "take: { LONG: LONG }, agree: [LONG], headers: { \"LONG \": LONG } }] } }]")]
    public void A_text_of_any_length_makes_no_message_of_its_length(string text)
        => Assert.All(
            ProblemsOf(text.Replace("LONG", new string('x', 100_000), StringComparison.Ordinal)),
            problem => Assert.InRange(problem.Length, 1, 2_000));

    [Fact]
    public void JSON_is_read_too_with_the_lines_of_its_problems()
    {
        var problem = Assert.Single(ProblemsOf("""
            {
              "name": "x",
              "sides": [
                {"name": "a", "packaging": "monolith"},
                {"name": "b", "packaging": "functions", "mode": "cold"}
              ]
            }
            """));

        Assert.Equal("line 5: sides[1].mode must be one of warm, zero, fork, not 'cold'", problem);
    }

    [Fact]
    public void Of_thousands_of_unknown_keys_some_are_named_and_the_rest_is_counted_and_no_message_is_endless()
    {
        var keys = string.Join(", ", Enumerable.Range(0, 60_000).Select(index => $"\"key{index}\": 1"));

        var problems = ProblemsOf($"{{ \"name\": \"x\", \"sides\": [{{ \"name\": \"a\", \"packaging\": \"monolith\" }}], {keys} }}");

        Assert.InRange(problems.Count, 2, 12);
        Assert.Contains(
            problems,
            problem => problem.EndsWith("59990 more keys of the experiment are none that it knows", StringComparison.Ordinal));
        Assert.All(
            ProblemsOf($"{{ \"{new string('k', 300_000)}\": 1, \"name\": \"{new string('n', 300_000)}\" }}"),
            problem => Assert.InRange(problem.Length, 1, 1100));
    }

    [Fact]
    public void Of_thousands_of_problems_the_first_are_told()
    {
        var sides = string.Join(", ", Enumerable.Range(0, 2000).Select(_ => "7"));

        Assert.InRange(ProblemsOf($"{{ \"name\": \"x\", \"sides\": [{sides}] }}").Count, 2, 51);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var experiment = ExperimentFile.Parse($"name: x\n{Sides}", "test");

        Assert.Equal((10, 1, true), (experiment.Rounds, experiment.WarmUps, experiment.NoiseFloor));
        Assert.Equal(3, experiment.Pipeline.Flowers.Count);
        Assert.Null(experiment.Order.Seed);
    }

    private static IReadOnlyList<string> ProblemsOf(string text)
        => [.. Assert.Throws<DefinitionException>(() => ExperimentFile.Parse(text, "test")).Problems.Select(problem => problem.ToString())];
}
