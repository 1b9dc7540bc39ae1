using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Deploying;

/// <summary>What <c>--step destroy</c> takes away, by what it calls, and what it says that stays.</summary>
public class DestroyTests
{
    // What became of the release.
    private const string Release = "deployed";

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
            "Nothing was removed, because nobody can be asked here: Remove the functions iris-auth, iris-load, iris-predict, iris-train "
                + "from the context 'kind-test' (https://127.0.0.1:6443, Kubernetes v1.33.1)? Say --yes true to mean it.\n",
            run.Errors, StringComparison.Ordinal);
        Assert.Empty(Changes(tools));
    }

    [UnixFact]
    public async Task The_gateway_that_the_user_names_is_named_in_the_question()
    {
        using var tools = Deployed();
        var run = await tools.RunAsync("destroy", [], ("OPENFAAS_URL", "https://gateway.example"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "iris-train from https://gateway.example, and their roles from the context 'kind-test'", run.Errors, StringComparison.Ordinal);
    }

    // As faas-cli says it: on standard output.
    [UnixFact]
    public async Task Half_a_deployment_goes_too()
    {
        using var tools = new RecordedTools(RecordedTools.All)
            .Answer("faas-cli", "remove*", exitCode: 1, output: "Deleting: a function.\nNo existing function to remove")
            .Answer("faas-cli", "remove iris-load*", output: "Deleting: iris-load.\nRemoving old function.");
        var run = await tools.RunAsync("destroy", ["--yes", "true"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("Removed: iris-load", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(tools.Calls, call => call.StartsWith("helm uninstall", StringComparison.Ordinal));
    }

    [UnixTheory]
    [InlineData(true, "", "OpenFaaS is not in the cluster: there is no Service 'gateway' in the namespace 'openfaas'")]
    [InlineData(false, "", "faas-cli is not on PATH, and the cluster has no operator of OpenFaaS")]
    [InlineData(false, "functions.openfaas.com", "They were deployed by faas-cli, which is not on PATH. Install faas-cli")]
    public async Task Functions_that_nobody_can_remove_are_told_and_the_release_stays(bool hasFaasCli, string kinds, string told)
    {
        using var tools = Deployed(RecordedTools.All.Where(tool => hasFaasCli || tool != "faas-cli"))
            .Answer("kubectl", "get service gateway*")
            .Answer("kubectl", "api-resources --api-group=openfaas.com*", output: kinds)
            .Answer("kubectl", "get deployments.apps iris-auth*--namespace openfaas-fn*", output: "deployment.apps/iris-auth");
        var run = await tools.RunAsync("destroy", ["--yes", "true"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The functions of 'openfaas' are still there and cannot be removed. " + told, run.Errors, StringComparison.Ordinal);
        Assert.Contains(" delete deployments,services iris-auth iris-load iris-predict iris-train", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("are removed", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("helm uninstall irisbench --namespace irisbench", Changes(tools));
    }

    [UnixTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_no_functions_are_nobody_is_needed_to_remove_them_and_none_is_said_to_be_removed(bool hasFaasCli)
    {
        using var tools = Deployed(RecordedTools.All.Where(tool => hasFaasCli || tool != "faas-cli"))
            .Answer("kubectl", "get service gateway*");
        var run = await tools.RunAsync("destroy", ["--yes", "true"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("No function of openfaas was there.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("are removed", run.Output, StringComparison.Ordinal);
        Assert.Contains("helm uninstall irisbench --namespace irisbench", Changes(tools));
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
            .Answer("kubectl", "api-resources --api-group=serving.knative.dev*", output: "services.serving.knative.dev")
            .Answer("kubectl", "delete services.serving.knative.dev*", output: "service.serving.knative.dev/iris-load");
        var run = await tools.RunAsync("destroy", ["--yes", "true", "--Deploy:OpenFaaS=false", "--Deploy:Knative=true"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(
            "kubectl delete services.serving.knative.dev iris-auth iris-load iris-predict iris-train --namespace knative-fn "
                + "--ignore-not-found -o name",
            Changes(tools)[0]);
        Assert.Contains("Removed: iris-load", run.Output, StringComparison.Ordinal);
    }

    private static RecordedTools Deployed(IEnumerable<string>? programs = null) => new RecordedTools([.. programs ?? RecordedTools.All])
        .Answer("kubectl", "get secrets --namespace irisbench -l owner=helm,name=irisbench*", output: Release);

    private static string[] Changes(RecordedTools tools) => [.. tools.Calls.Where(call => ((string[])
        ["kubectl apply", "kubectl delete", "helm upgrade", "helm uninstall", "faas-cli remove"])
        .Any(change => call.StartsWith(change, StringComparison.Ordinal)))];
}
