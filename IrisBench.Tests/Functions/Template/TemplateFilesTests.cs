using System.Text.RegularExpressions;
using IrisBench.Tests.Monitoring;
using IrisBench.Tests.OpenFaaS;
using YamlDotNet.RepresentationModel;

namespace IrisBench.Tests.Functions.Template;

public partial class TemplateFilesTests
{
    private static readonly string Folder = RepositoryRoot.File("Functions", "template");
    private static readonly string Dockerfile = File.ReadAllText(Path.Combine(Folder, "irisbench-csharp", "Dockerfile"));

    [Fact]
    public void The_template_has_the_name_of_its_folder_and_leaves_fprocess_to_the_image()
    {
        var template = YamlTree.Load(Path.Combine(Folder, "irisbench-csharp", "template.yml"));

        Assert.Equal("irisbench-csharp", template.Text("language"));
        Assert.Equal(["language", "welcome_message"], template.Children.Keys.Select(key => key.ToString()));
    }

    [Fact]
    public void The_example_stack_has_only_keys_that_faas_cli_reads()
        => Assert.Empty(StackKeys.Unknown(File.ReadAllText(Path.Combine(Folder, "stack.example.yaml"))));

    [Fact]
    public void The_example_stack_copies_every_project_that_the_function_is_built_from()
    {
        var copied = Copied();

        foreach (var project in ProjectsBelow("Functions/FunctionHost/FunctionHost.csproj")
            .Select(project => Path.GetDirectoryName(project)!))
            Assert.Contains(project, copied);
        Assert.All(copied, path => Assert.True(Path.Exists(RepositoryRoot.File(path)), path));
    }

    // faas-cli builds in ./build/<name>, below which it copies these: a folder that holds it would be copied into itself.
    [Fact]
    public void The_example_stack_copies_no_folder_that_faas_cli_builds_in_and_every_file_beside_it()
    {
        var copied = Copied();

        Assert.DoesNotContain(copied, path => path.TrimEnd('/') is "." or "build" or "template");
        Assert.Equal(
            Directory.EnumerateFiles(RepositoryRoot.File("build"))
                .Select(file => $"build/{Path.GetFileName(file)}").Order(StringComparer.Ordinal),
            copied.Where(path => path.StartsWith("build/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Either_watchdog_asks_its_health_often_enough_to_stop_within_ten_seconds()
        => Assert.Contains("healthcheck_interval=5s", Stages().Single(stage => stage.Name == "runtime").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("http", "dotnet /app/Function.dll")]
    [InlineData("classic", "dotnet /app/Function.dll --stdin")]
    public void The_build_argument_chooses_the_watchdog_and_the_way_it_starts_the_function(string watchdog, string fprocess)
    {
        Assert.Contains($" AS watchdog-{watchdog}\n", Dockerfile, StringComparison.Ordinal);
        var stage = Stages().Single(stage => stage.Name == $"mode-{watchdog}");

        Assert.Contains($"fprocess=\"{fprocess}\"", stage.Text, StringComparison.Ordinal);
        Assert.Contains("FROM watchdog-${WATCHDOG} AS watchdog\n", Dockerfile, StringComparison.Ordinal);
        Assert.EndsWith("FROM mode-${WATCHDOG}\n", Dockerfile, StringComparison.Ordinal);
    }

    [Fact]
    public void The_image_that_runs_is_not_root_and_has_pinned_watchdogs()
    {
        Assert.Contains("USER $APP_UID", Stages().Single(stage => stage.Name == "runtime").Text, StringComparison.Ordinal);
        Assert.Contains("ghcr.io/openfaas/of-watchdog:0.11.6 ", Dockerfile, StringComparison.Ordinal);
        Assert.Contains("ghcr.io/openfaas/classic-watchdog:0.3.9 ", Dockerfile, StringComparison.Ordinal);
    }

    [Fact]
    public void Behind_the_watchdog_the_management_port_is_the_one_that_Prometheus_is_told()
    {
        var stack = YamlTree.Load(Path.Combine(Folder, "stack.example.yaml"));
        var annotations = (YamlMappingNode)stack["functions"]["mean"]["annotations"];

        Assert.Contains($"MANAGEMENT_PORT={annotations.Text("irisbench.io/metrics-port")}\n", Dockerfile, StringComparison.Ordinal);
        Assert.Equal("8081", annotations.Text("prometheus.io/port"));
    }

    private static string[] Copied()
    {
        var stack = YamlTree.Load(Path.Combine(Folder, "stack.example.yaml"));
        return [.. ((YamlSequenceNode)stack["configuration"]["copy"]).Select(path => path.ToString())];
    }

    private static HashSet<string> ProjectsBelow(string project)
    {
        var found = new HashSet<string> { project };
        foreach (Match reference in ProjectReference().Matches(File.ReadAllText(RepositoryRoot.File(project))))
        {
            var path = Path.GetFullPath(RepositoryRoot.File(Path.GetDirectoryName(project)!, reference.Groups["path"].Value));
            found.UnionWith(ProjectsBelow(Path.GetRelativePath(RepositoryRoot.File(), path)));
        }

        return found;
    }

    private static IEnumerable<(string Name, string Text)> Stages()
        => Stage().Matches(Dockerfile).Select(stage => (stage.Groups["name"].Value, stage.Groups["text"].Value));

    [GeneratedRegex("""ProjectReference Include="(?<path>[^"]+)""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"^FROM .* AS (?<name>\S+)\n(?<text>(?:(?!FROM ).*\n)*)", RegexOptions.Multiline)]
    private static partial Regex Stage();
}
