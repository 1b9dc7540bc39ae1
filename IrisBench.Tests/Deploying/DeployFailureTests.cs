using IrisBench.Tests.Hosting;
using IrisBench.Tests.Monitoring;
using IrisBench.Tests.Publishing;

namespace IrisBench.Tests.Deploying;

/// <summary>Each way in which a deployment fails: one line with what to do, exit code 1, and nothing done after it.</summary>
public class DeployFailureTests
{
    private static readonly string[] s_images = ["--Parameters:image-repository=172.18.0.3:5000/irisbench", "--Parameters:image-tag=v7"];

    [UnixTheory]
    [InlineData("kubectl", "kubectl is not on PATH: install it (https://kubernetes.io/docs/tasks/tools/).")]
    [InlineData("helm", "helm is not on PATH: install it (https://helm.sh/docs/intro/install/).")]
    [InlineData("faas-cli", "faas-cli is not on PATH, and the cluster has no operator of OpenFaaS")]
    public async Task A_missing_tool_is_named_before_anything_changes(string missing, string told)
    {
        using var tools = new RecordedTools([.. RecordedTools.All.Except([missing])]);
        await RefusedAsync(tools, told);

        Assert.Empty(Changes(tools));
    }

    [UnixTheory]
    [InlineData("config current-context", "error: current-context is not set",
        "Which cluster is meant is not known: error: current-context is not set. Choose a context: 'kubectl config get-contexts' lists")]
    [InlineData("version*", "The connection to the server 127.0.0.1:6443 was refused - did you specify the right host or port?",
        "The cluster of the context 'kind-test' does not answer at https://127.0.0.1:6443: The connection to the server")]
    [InlineData("auth can-i create deployments.apps --namespace irisbench*", "Unable to connect to the server: TLS handshake timeout",
        "Whether deployments.apps may be created in the namespace 'irisbench' could not be asked: Unable to connect to the server: TLS "
            + "handshake timeout. Start the cluster")]
    [InlineData("get secret iris-server-secrets*", "Error from server (Forbidden): secrets is forbidden: User \"me\" cannot get resource",
        "could not be read: Error from server (Forbidden): secrets is forbidden: User \"me\" cannot get resource. Ask for that right")]
    public async Task A_cluster_that_is_not_there_or_not_for_the_user_is_told_before_anything_changes(string call, string said, string told)
    {
        using var tools = new RecordedTools(RecordedTools.All).Answer("kubectl", call, exitCode: 1, errors: said);
        await RefusedAsync(tools, told);

        Assert.Empty(Changes(tools));
    }

    [UnixTheory]
    [InlineData("deployments.apps", "irisbench")]
    [InlineData("deployments.apps", "openfaas-fn")]
    [InlineData("services.serving.knative.dev", "knative-fn")]
    public async Task A_right_that_the_user_lacks_is_told_before_anything_changes(string kind, string space)
    {
        using var tools = new RecordedTools(RecordedTools.All)
            .Answer("kubectl", "api-resources --api-group=serving.knative.dev*", output: "services.serving.knative.dev")
            .Answer("kubectl", $"auth can-i create {kind} --namespace {space}*", exitCode: 1, output: "no - nothing allows it");
        await RefusedAsync(
            tools, $"has no right to create {kind} in the namespace '{space}': ask for it, or choose another context",
            "--Deploy:Knative=true");

        Assert.Empty(Changes(tools));
    }

    [UnixFact]
    public async Task An_OpenFaaS_that_is_not_installed_is_told_before_anything_changes()
    {
        using var tools = new RecordedTools(RecordedTools.All).Answer("kubectl", "get service gateway*");
        await RefusedAsync(tools, "OpenFaaS is not in the cluster: there is no Service 'gateway' in the namespace 'openfaas'. Install it");

        Assert.Empty(Changes(tools));
    }

    [UnixFact]
    public async Task A_Knative_that_is_not_installed_is_told_before_anything_changes()
    {
        using var tools = new RecordedTools(RecordedTools.All);
        await RefusedAsync(tools, "the cluster has no Knative Serving", "--Deploy:Knative=true");

        Assert.Empty(Changes(tools));
    }

    [UnixFact]
    public async Task An_image_without_a_registry_is_told_before_anything_changes()
    {
        using var tools = new RecordedTools(RecordedTools.All);
        await RefusedAsync(
            tools, "names no registry to push it to: say where the cluster pulls images from, as in --Parameters:image-repository=",
            "--Parameters:image-repository=irisbench");

        Assert.Empty(Changes(tools));
    }

    [UnixFact]
    public async Task A_registry_that_refuses_an_image_leaves_the_cluster_alone_and_what_was_pushed_is_told()
    {
        using var tools = new RecordedTools(RecordedTools.All).Answer(
            "dotnet", "*Repository=irisbench/iris-load *", exitCode: 1,
            output: "/sdk/Containers.targets(255,5): error CONTAINER1013: Failed to push to the output registry. [/a/IrisLoad.csproj]\n"
                + "    0 Warning(s)\n    1 Error(s)");
        await RefusedAsync(
            tools,
            "The image of 'iris-load' could not be built and pushed to 172.18.0.3:5000: Failed to push to the output registry. See that "
                + "the registry answers",
            "Done before that: the image 172.18.0.3:5000/irisbench/iris-server:v7 is pushed");

        Assert.DoesNotContain(Changes(tools), call => !call.StartsWith("dotnet", StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task A_namespace_that_may_not_be_made_leaves_the_release_alone()
    {
        using var tools = new RecordedTools(RecordedTools.All).Answer(
            "kubectl", "apply*", exitCode: 1, errors: "Error from server (Forbidden): namespaces is forbidden: User \"me\" cannot create");
        await RefusedAsync(
            tools,
            "The namespace 'irisbench' could not be applied: Error from server (Forbidden): namespaces is forbidden: User \"me\" cannot "
                + "create. Ask for that right",
            "172.18.0.3:5000/irisbench/monolith:v7 is pushed.");

        Assert.DoesNotContain(tools.Calls, call => call.StartsWith("helm upgrade", StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task A_release_that_does_not_get_ready_leaves_the_functions_alone_and_what_was_done_is_told()
    {
        using var tools = new RecordedTools(RecordedTools.All).Answer(
            "helm", "upgrade*", exitCode: 1,
            errors: "level=WARN msg=\"upgrade failed\"\nError: resource not ready: context deadline exceeded");
        await RefusedAsync(
            tools,
            "helm upgrade --install failed: Error: resource not ready: context deadline exceeded",
            "is pushed; the namespace irisbench is there.");

        Assert.DoesNotContain(tools.Calls, call => call.StartsWith("faas-cli", StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task A_release_that_an_earlier_deployment_left_locked_is_told_before_anything_changes()
    {
        using var tools = new RecordedTools(RecordedTools.All).Answer(
            "kubectl", "get secrets --namespace irisbench -l owner=helm,name=irisbench*", output: "superseded\ndeployed\npending-upgrade");
        await RefusedAsync(
            tools,
            "The Helm release 'irisbench' is pending-upgrade. Unless somebody else deploys it right now, an earlier deployment was ended",
            "say 'helm rollback irisbench --namespace irisbench', or 'helm uninstall irisbench --namespace irisbench' where it was");

        Assert.Empty(Changes(tools));
    }

    [UnixFact]
    public async Task Half_of_the_functions_is_told_by_name()
    {
        using var tools = new RecordedTools(RecordedTools.All).Answer(
            "faas-cli", "deploy*--filter iris-predict*", exitCode: 1,
            output: "Deploying: iris-predict.\nUnexpected status: 400, message: unable to pull image",
            errors: "Error: Function 'iris-predict' failed to deploy with status code: 400");
        await RefusedAsync(
            tools,
            "The function 'iris-predict' could not be deployed by faas-cli: Error: Function 'iris-predict' failed to deploy with status "
                + "code: 400. Deployed before it: iris-auth, iris-load. Mend that and type the same command again",
            "the Helm release irisbench is installed; the namespace openfaas-fn is prepared.");

        Assert.DoesNotContain(tools.Calls, call => call.Contains("--filter iris-train", StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task A_function_that_does_not_get_ready_is_told_with_how_to_see_why()
    {
        using var tools = new RecordedTools(RecordedTools.All).Answer(
            "kubectl", "rollout status deployment/iris-load*", exitCode: 1, errors: "error: timed out waiting for the condition");
        await RefusedAsync(
            tools,
            "The function 'iris-load' is deployed and not ready: error: timed out waiting for the condition. See why: "
                + "kubectl --context kind-test --namespace openfaas-fn describe pods -l faas_function=iris-load");
    }

    [UnixFact]
    public async Task A_gateway_that_does_not_take_the_login_is_told()
    {
        using var tools = new RecordedTools(RecordedTools.All).Answer(
            "faas-cli", "login*", exitCode: 1, errors: "unable to login, either username or password is incorrect");
        await RefusedAsync(tools, "OpenFaaS's gateway does not take the login of its Secret 'basic-auth': unable to login");
    }

    [UnixFact]
    public async Task A_deployment_that_is_stopped_says_so_and_what_is_done_already()
    {
        using var tools = new RecordedTools(RecordedTools.All)
            .Answer("helm", "upgrade*", shell: "kill -TERM $PPID; exec /bin/sleep 600");
        await RefusedAsync(tools, "It was stopped before its end. (Done before that:", "the namespace irisbench");
    }

    // With the real kubectl, which needs no cluster to say that there is none.
    [ToolFact(Tool.Kubectl)]
    public async Task The_real_kubectl_says_that_there_is_no_cluster()
    {
        using var tools = new RecordedTools("helm", "dotnet", "faas-cli");
        var config = Path.Combine(tools.Home, "config");
        await RefusedByRealKubectlAsync(tools, config, "Which cluster is meant is not known: error: current-context is not set.");
        await File.WriteAllTextAsync(config, $$"""
            {"apiVersion": "v1", "kind": "Config", "current-context": "nobody",
            "contexts": [{"name": "nobody", "context": {"cluster": "nobody", "user": "me"} }],
            "clusters": [{"name": "nobody", "cluster": {"server": "http://127.0.0.1:{{FreePort.Next()}}" } }],"users":[{"name":"me"}]}
            """);
        await RefusedByRealKubectlAsync(tools, config, "The cluster of the context 'nobody' does not answer at http://127.0.0.1:");

        Assert.Empty(Changes(tools));
    }

    private static IEnumerable<string> Changes(RecordedTools tools) => tools.Calls.Where(call => ((string[])
        ["dotnet publish", "kubectl apply", "kubectl delete", "helm upgrade", "helm uninstall", "faas-cli"])
        .Any(change => call.StartsWith(change, StringComparison.Ordinal)));

    private static Task RefusedAsync(RecordedTools tools, string told, string more) => more.StartsWith("--", StringComparison.Ordinal)
        ? RefusedAsync(tools, [told], [more])
        : RefusedAsync(tools, [told, more], []);

    private static Task RefusedAsync(RecordedTools tools, string told) => RefusedAsync(tools, [told], []);

    private static async Task RefusedByRealKubectlAsync(RecordedTools tools, string config, string told)
    {
        var folder = Path.GetDirectoryName(MissingTool.Find(Tool.Kubectl))!;
        Holds(await tools.RunAsync("deploy", s_images, ("PATH", $"{tools.Bin}:{folder}"), ("KUBECONFIG", config)), [told]);
    }

    private static async Task RefusedAsync(RecordedTools tools, string[] told, string[] arguments)
        => Holds(await tools.RunAsync("deploy", [.. s_images, .. arguments]), told);

    private static void Holds(AppHostRun run, string[] told)
    {
        Assert.Equal(1, run.ExitCode);
        var line = Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.All(told, words => Assert.Contains(words, line, StringComparison.Ordinal));
    }
}
