using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Deploying;

public class DeployedValuesTests
{
    [UnixFact]
    public async Task The_values_of_parameters_go_to_faas_cli_which_substitutes_nothing_and_what_is_published_keeps_its_variables()
    {
        using var tools = new RecordedTools(RecordedTools.All)
            .Answer("faas-cli", "deploy -f /* --envsubst=false *", shell: "/bin/cat \"$3\" > $NOTES");
        var run = await tools.RunAsync(
            "deploy", ["--Parameters:image-repository=172.18.0.3:5000/irisbench", "--Parameters:image-tag=v7"],
            ("Parameters__iris-password", "a-password-that-nobody-may-see"),
            ("Parameters__jwt-signing-key", "a-key-that-signs-tokens-and-that-nobody-may-see"),
            ("OPENFAAS_URL", "https://gateway.example"));

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains(", by faas-cli at https://gateway.example.", run.Output, StringComparison.Ordinal);
        Assert.Contains("172.18.0.3:5000/irisbench/iris-auth:v7", tools.Notes, StringComparison.Ordinal);
        Assert.DoesNotContain("${", tools.Notes, StringComparison.Ordinal);
        Assert.Contains(
            "${IMAGE_REPOSITORY:-172.18.0.3:5000/irisbench}/iris-auth:${IMAGE_TAG:-v7}",
            await File.ReadAllTextAsync(Path.Combine(tools.Output, "openfaas", "stack.yaml")), StringComparison.Ordinal);
        var deployed = tools.Calls.First(call => call.StartsWith("faas-cli deploy -f ", StringComparison.Ordinal)).Split(' ')[3];
        Assert.False(File.Exists(deployed));
    }
}
