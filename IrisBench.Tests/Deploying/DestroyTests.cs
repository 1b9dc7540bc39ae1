using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Deploying;

/// <summary>What <c>--step destroy</c> takes away, by what it calls, and what it says that stays.</summary>
public class DestroyTests
{
    private const string Release = "secret/sh.helm.release.v1.irisbench.v1";

    [UnixFact]
    public async Task Functions_and_release_go_and_the_models_stay_and_are_named()
    {
        using var tools = Deployed();
        var run = await tools.RunAsync("destroy", ["--yes", "true"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(
            [
                .. ((string[])["iris-auth", "iris-load", "iris-predict", "iris-train"]).Select(
                    name => $"faas-cli remove {name} --namespace openfaas-fn --gateway http://127.0.0.1:45678"),
                "kubectl delete --ignore-not-found -f -",
                "helm uninstall irisbench --namespace irisbench",
            ],
            Changes(tools));
        Assert.Contains("openfaas-reads-iris-server-service", tools.InputOf("kubectl delete"), StringComparison.Ordinal);
        Assert.DoesNotContain("kind: Namespace", tools.InputOf("kubectl delete"), StringComparison.Ordinal);
        Assert.Contains("the models, in the claim iris-server-models of the namespace irisbench", run.Output, StringComparison.Ordinal);
        Assert.Contains("delete persistentvolumeclaim iris-server-models", run.Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Nothing_goes_unless_somebody_says_yes()
    {
        using var tools = Deployed();
        var run = await tools.RunAsync("destroy", []);

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith(
            "Nothing was removed, because nobody can be asked here: say --yes true to mean it.\n", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Changes(tools));
    }

    [UnixFact]
    public async Task Half_a_deployment_goes_too()
    {
        using var tools = new RecordedTools(RecordedTools.All)
            .Answer("faas-cli", "remove*", exitCode: 1, errors: "Error: No existing function to remove");
        var run = await tools.RunAsync("destroy", ["--yes", "true"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.DoesNotContain(tools.Calls, call => call.StartsWith("helm uninstall", StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task What_is_gone_already_is_told_when_the_rest_does_not_go()
    {
        using var tools = Deployed().Answer("helm", "uninstall*", exitCode: 1, errors: "Error: failed to delete release: irisbench");
        var run = await tools.RunAsync("destroy", ["--yes", "true"]);

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith(
            "helm uninstall failed: Error: failed to delete release: irisbench "
                + "(Done before that: the functions of openfaas are removed.)\n",
            run.Errors, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Knative_Services_go_when_the_functions_are_Knatives()
    {
        using var tools = Deployed()
            .Answer("kubectl", "api-resources --api-group=serving.knative.dev*", output: "services.serving.knative.dev");
        var run = await tools.RunAsync("destroy", ["--yes", "true", "--Deploy:OpenFaaS=false", "--Deploy:Knative=true"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(
            "kubectl delete services.serving.knative.dev iris-auth iris-load iris-predict iris-train --namespace knative-fn "
                + "--ignore-not-found",
            Changes(tools)[0]);
    }

    private static RecordedTools Deployed() => new RecordedTools(RecordedTools.All)
        .Answer("kubectl", "get secrets --namespace irisbench -l owner=helm,name=irisbench*", output: Release);

    private static string[] Changes(RecordedTools tools) => [.. tools.Calls.Where(call => ((string[])
        ["kubectl apply", "kubectl delete", "helm upgrade", "helm uninstall", "faas-cli remove"])
        .Any(change => call.StartsWith(change, StringComparison.Ordinal)))];
}
