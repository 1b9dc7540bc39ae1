using IrisBench.Experiments.Definition.Reading;

namespace IrisBench.Tests.Experiments.Definition;

public sealed class OwnSystemDefinitionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("{ name: a }", "sides[0] lacks 'packaging', or 'system' for one of your own")]
    [InlineData(
        "{ name: a, packaging: monolith, system: { baseUrl: http://a, steps: [{ name: s, path: / }], components: [{ name: c, process: p "
        + "}] } }",
        "sides[0] has both 'packaging' and 'system'")]
    [InlineData("{ name: a, system: { steps: [], components: [] } }", "sides[0].system.steps must have at least 1, not 0")]
    public void A_side_is_either_ours_or_described(string side, string expected)
        => Assert.Equal($"line 2: {expected}", ProblemsOf($"name: x\nsides: [{side}]")[0]);

    [Theory]
    [InlineData("{ name: s }", "must have one of 'path' and 'url'")]
    [InlineData("{ name: s, path: /a, url: http://b }", "must have one of 'path' and 'url'")]
    [InlineData("{ name: s, path: a }", "has the path 'a', which must begin with a slash, or a value that does")]
    [InlineData("{ name: s, path: /, method: FETCH }", "steps[0].method must be one of GET, HEAD, POST, PUT, PATCH, DELETE, not 'FETCH'")]
    [InlineData("{ name: s, path: \"/{{x}}\" }", "uses {{x}}, which no step before it takes")]
    [InlineData("{ name: s, path: /, body: \"{{x\" }", "steps[0].body has '{{' without '}}'")]
    [InlineData("{ name: s, path: /, take: { x: a } }", "x: 'a' is no JSON Pointer")]
    [InlineData("{ name: s, path: /, take: { flower: /a } }", "takes 'flower', which is no name")]
    [InlineData("{ name: s, path: /, take: { x: 7 } }", "take.x must be text (put it in quotes), not 7")]
    [InlineData("{ name: s, path: /, agree: [x] }", "must agree on 'x', which it does not take")]
    [InlineData("{ name: s, path: /, headers: { content-length: \"1\" } }", "has the header 'content-length', which cannot be set")]
    [InlineData("{ name: s, path: /, headers: { Accept: a, accept: b } }", "has the header 'Accept' twice; join its values by commas")]
    [InlineData("{ name: s, path: /, headers: { Host: \"a b\" } }", "has the header Host 'a b', which is no host")]
    [InlineData("{ name: s, path: /, take: { x: \"header:a b\" } }", "A header is taken by header:NAME")]
    [InlineData("{ name: s, path: /, durations: a }", "durations: 'a' is no JSON Pointer")]
    [InlineData("{ name: s, path: /, headers: { \"A B\": \"1\" } }", "has the header 'A B', which cannot be set")]
    [InlineData("{ name: s, path: /, headers: { A: \"1\\r\\nB: 2\" } }", "has the header 'A' with a line break")]
    [InlineData("{ name: s, path: /, expect: 99 }", "steps[0].expect must be 100 to 599, not 99")]
    [InlineData("{ name: s, path: /, together: true }", "nor is there one before the first")]
    [InlineData("{ name: s, path: /, bodyFile: x }", "which only a file of an experiment can have")]
    [InlineData("{ name: s, path: / }, { name: s, path: / }", "has the name 's', as one before it")]
    [InlineData("{ name: s, path: /, repeat: chain }, { name: s-2, path: / }", "has the name 's-2', as a call of 's', which repeats")]
    [InlineData(
        "{ name: s, path: /, take: { x: /x } }, { name: t, path: \"/{{x}}\", together: true }",
        "uses {{x}}, which no step before it takes")]
    public void A_step_that_cannot_be_meant_is_told_with_its_line(string steps, string expected)
    {
        var problem = Assert.Single(ProblemsOf(Described(steps)));

        Assert.StartsWith("line ", problem, StringComparison.Ordinal);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ name: c }", "must have one of 'metrics', 'process', 'controlGroup' and 'prometheus'")]
    [InlineData("{ name: c, process: p, controlGroup: g }", "must have one of 'metrics', 'process', 'controlGroup' and 'prometheus'")]
    [InlineData("{ name: c, process: p, function: f }", "has a function, but no metrics of its gateway")]
    [InlineData("{ name: irisbench, process: p }", "which is irisbench's own")]
    [InlineData("{ name: c, process: \"{{flower}}\" }", "components[0].process uses {{flower}}; there only {{env:NAME}}")]
    [InlineData(
        "{ name: c, prometheus: { server: http://p, cpu: \"rate(a[1m])\", memory: b } }", "has 'rate(a[1m])', which must be a selector")]
    [InlineData(
        "{ name: c, prometheus: { server: http://p, cpu: 'a{b=\"c\"}', memory: a } }", "has the metric a for its CPU and for its memory")]
    [InlineData("{ name: c, process: p }, { name: c, process: p }", "name the component 'c' twice in one system")]
    [InlineData(
        "{ name: c, process: p }, { name: d, controlGroup: g }",
        "c measured as a process and d as a container, which count memory differently")]
    public void A_component_that_cannot_be_measured_is_told(string components, string expected)
        => Assert.Contains(expected, Assert.Single(ProblemsOf(Described("{ name: s, path: / }", components))), StringComparison.Ordinal);

    [Fact]
    public void Beside_ours_no_component_is_called_as_one_of_ours()
        => Assert.Contains(
            "name a component 'gateway'",
            Assert.Single(
                ProblemsOf(Described("{ name: s, path: / }", "{ name: gateway, process: p }") + "\n  - { name: b, packaging: monolith }")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("4711", "4711")]
    [InlineData("\"4711\"", "4711")]
    [InlineData("nginx", "nginx")]
    public void A_process_is_a_number_or_a_name(string written, string expected)
        => Assert.Equal(
            expected,
            ExperimentFile.Parse(Described("{ name: s, path: / }", $"{{ name: c, process: {written} }}"), "test")
                .Sides[0].System!.Components[0].Process);

    [Theory]
    [InlineData("1.5")]
    [InlineData("[1]")]
    [InlineData("true")]
    public void Nothing_else_is_a_process(string written)
        => Assert.Contains(
            "components[0].process", Assert.Single(ProblemsOf(Described("{ name: s, path: / }", $"{{ name: c, process: {written} }}"))),
            StringComparison.Ordinal);

    [Fact]
    public void Steps_that_sides_have_in_common_stand_once()
    {
        var experiment = ExperimentFile.Parse(Common("{ name: s, path: /a }", "{ name: t, path: /b }"), "test");

        Assert.Null(experiment.Common);
        Assert.Equal(["/a", "/a", "/b"], experiment.Sides.SelectMany(side => side.System!.Steps).Select(step => step.Path));
        Assert.Same(experiment, experiment.EnsureValid());
    }

    [Fact]
    public void What_is_wrong_with_common_steps_is_told_once_where_it_stands()
        => Assert.Equal(
            ["line 2: common.steps[0].path uses {{x}}, which no step before it takes"],
            ProblemsOf(Common("{ name: s, path: \"/{{x}}\" }", "{ name: t, path: /b }"))
                .Select(problem => problem.Split("; known are")[0]));

    [Theory]
    [InlineData("name: x\nsides: [{ name: a, system: { components: [{ name: c, process: p }] } }]",
        "line 2: sides[0].system lacks 'steps', and there are none under 'common'")]
    [InlineData("name: x\ncommon: { steps: [{ name: s, path: / }] }\nsides: [{ name: a, packaging: monolith }]",
        "line 2: common has steps that no side takes: a side takes them when its system has none of its own")]
    [InlineData("name: x\ncommon: {}\nsides: [{ name: a, packaging: monolith }]", "line 2: common lacks 'steps'")]
    public void Common_steps_are_for_sides_that_have_none(string text, string expected)
        => Assert.Equal(expected, Assert.Single(ProblemsOf(text)));

    [Fact]
    public void Two_versions_of_a_component_are_told_how_to_be_named()
        => Assert.Contains("as a-shop and b-shop", Assert.Single(ProblemsOf(
            Described("{ name: s, path: / }", "{ name: shop, process: 1 }")
            + "\n  - { name: b, system: { baseUrl: http://b, steps: [{ name: s, path: / }], components: [{ name: shop, process: 2 }] } }")),
            StringComparison.Ordinal);

    [Fact]
    public void Two_systems_say_the_same_of_what_they_share()
        => Assert.Contains("say different things of the component 'db'", Assert.Single(ProblemsOf(
            Described("{ name: s, path: / }", "{ name: db, process: p, role: shared }")
            + "\n  - { name: b, system: { baseUrl: http://b, steps: [{ name: s, path: / }], components: [{ name: db, process: q, role: "
            + "shared }] } }")), StringComparison.Ordinal);

    [Theory]
    [InlineData("pipeline: { fanOut: 8 }")]
    [InlineData("vary: { fanOut: [1, 8] }")]
    public void No_more_than_eight_calls_are_sent_at_once(string fanOut)
        => Assert.Contains(
            "steps[1] is sent together with others, 9 calls at once; 8 are the most",
            Assert.Single(ProblemsOf(
                $"{Described("{ name: s, path: / }, { name: t, path: /, together: true, repeat: fanOut }")}\n{fanOut}")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("vary: { chain: [1, 2] }", "vary.chain needs a step of your own with repeat: chain")]
    [InlineData("vary: { fanOut: [1, 9] }", "vary.fanOut needs a step of your own with repeat: fanOut")]
    public void A_sweep_varies_only_what_a_step_repeats(string vary, string expected)
        => Assert.Contains(
            ProblemsOf($"{Described("{ name: s, path: / }")}\n{vary}"), problem => problem.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public async Task A_body_file_becomes_part_of_the_experiment()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "body.json"), "{\"a\":\"ä\"}");

        var step = Assert.Single((await ReadAsync("bodyFile: body.json")).Sides[0].System!.Steps);

        Assert.Equal(("{\"a\":\"ä\"}", null), (step.Body, step.BodyFile));
    }

    [Theory]
    [InlineData("bodyFile: none.json", "it is not there, or empty")]
    [InlineData("bodyFile: ../secret", "it is not in the folder of the experiment's file")]
    [InlineData("bodyFile: /etc/passwd", "it is not in the folder of the experiment's file")]
    [InlineData("bodyFile: large", "is larger than")]
    [InlineData("bodyFile: latin1", "cannot be read")]
    [InlineData("bodyFile: link", "there is a link on the way")]
    public async Task A_body_file_that_cannot_be_one_is_told_with_its_line(string key, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "large"), new string('x', 70_000));
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "latin1"), [0xE4]);
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "link"), "/etc/passwd");

        var problem = Assert.Single((await Assert.ThrowsAsync<DefinitionException>(() => ReadAsync(key))).Problems).ToString();

        Assert.StartsWith("line 6: sides[0].system.steps[0].bodyFile", problem, StringComparison.Ordinal);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    private async Task<IrisBench.Experiments.Definition.Experiment> ReadAsync(string key)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, "experiment.yaml"));
        await File.WriteAllTextAsync(file.FullName, Described($"{{ name: s, path: /, {key} }}"));
        return await ExperimentFile.ReadAsync(file);
    }

    private static string Described(string steps, string components = "{ name: c, process: p }") => $"""
        name: x
        sides:
          - name: a
            system:
              baseUrl: http://127.0.0.1
              steps: [{steps}]
              components: [{components}]
        """;

    private static string Common(string common, string own) => $$"""
        name: x
        common: { steps: [{{common}}] }
        sides:
          - { name: a, system: { baseUrl: http://a, components: [{ name: c, process: p }] } }
          - { name: b, system: { baseUrl: http://b, components: [{ name: c, process: p }] } }
          - { name: d, system: { baseUrl: http://d, components: [{ name: c, process: p }], steps: [{{own}}] } }
        """;

    private static IReadOnlyList<string> ProblemsOf(string text)
        => [.. Assert.Throws<DefinitionException>(() => ExperimentFile.Parse(text, "test")).Problems.Select(problem => problem.ToString())];
}
