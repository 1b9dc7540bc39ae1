using YamlDotNet.RepresentationModel;

namespace IrisBench.Tests.Examples;

/// <summary>The workflow of docs/ci.md.</summary>
public class WorkflowExampleTests
{
    private static readonly YamlMappingNode Workflow = Read();

    [Fact]
    public void Code_of_a_pull_request_runs_with_no_token_that_may_write_and_none_is_kept_for_it()
    {
        Assert.Empty(((YamlMappingNode)Workflow["permissions"]).Children);
        foreach (var (name, job) in (YamlMappingNode)Workflow["jobs"])
        {
            var steps = ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>().ToArray();
            var checkouts = steps.Where(step => Text(step, "uses").StartsWith("actions/checkout", StringComparison.Ordinal)).ToArray();
            var permissions = ((YamlMappingNode)job["permissions"]).Select(permission => $"{permission.Key}: {permission.Value}");

            Assert.All(checkouts, checkout => Assert.Equal("false", checkout["with"]["persist-credentials"].ToString()));
            if (checkouts.Length > 0)
                Assert.Equal(["contents: read"], permissions);
            else
                Assert.True(steps.All(step => !Text(step, "run").Contains("dotnet", StringComparison.Ordinal)), $"{name} runs code.");
        }
    }

    [Fact]
    public void Actions_are_named_by_their_commits_and_say_their_versions()
    {
        var used = Text().Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToArray();

        Assert.Equal(4, used.Length);
        Assert.All(used, line => Assert.Matches(@"^ *- uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line));
    }

    private static string Text()
        => File.ReadAllText(RepositoryRoot.File("docs", "ci.md")).Split("```yaml\n")[1].Split("```\n")[0];

    private static YamlMappingNode Read()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Text()));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static string Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value.ToString() : "";
}
