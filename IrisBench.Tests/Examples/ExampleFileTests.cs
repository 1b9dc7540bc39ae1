using System.Text.Json;
using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Sides;
using IrisBench.Tests.Experiments.Schema;

namespace IrisBench.Tests.Examples;

public class ExampleFileTests
{
    public static TheoryData<string> Files
        =>
        [
            .. Directory.GetFiles(RepositoryRoot.File("examples"), "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryRoot.File(), file))
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_example_is_an_experiment_by_the_rules_and_by_the_schema(string file)
    {
        var experiment = await ReadAsync(file);

        Assert.True(
            PublishedSchemaTests.IsValid(
                PublishedSchema.Experiment, JsonSerializer.SerializeToNode(experiment, HandWrittenJson.Of<Experiment>())),
            file);
    }

    [Theory]
    [InlineData("examples/iris-as-a-system/experiment.yaml", "monolith", "functions")]
    [InlineData("examples/iris-as-a-system/beside-the-built-in.yaml", "monolith-written", "warm-written")]
    public async Task The_Iris_pipeline_written_out_asks_what_the_built_in_one_asks(string file, string monolith, string functions)
    {
        var experiment = await ReadAsync(file);

        foreach (var (packaging, name) in new[] { (Packaging.Monolith, monolith), (Packaging.Functions, functions) })
        {
            var (ours, written) = (
                IrisSystem.Of(new SideDefinition { Name = "ours", Packaging = packaging }),
                experiment.Sides.Single(side => side.Name == name).System!);
            Assert.Equal(Text(ours.Steps), Text(written.Steps));
            // Beside ours they have other names, of the same pages.
            Assert.Equal(
                ours.Components.Select(component => (component.Metrics, component.Function, component.Role)).Order(),
                written.Components.Select(component => (component.Metrics, component.Function, component.Role)).Order());
        }
    }

    private static string Text(IReadOnlyList<StepDefinition> steps) => JsonSerializer.Serialize(steps, HandWrittenJson.Options);

    private static Task<Experiment> ReadAsync(string file) => ExperimentFile.ReadAsync(new FileInfo(RepositoryRoot.File(file.Split('/'))));
}
