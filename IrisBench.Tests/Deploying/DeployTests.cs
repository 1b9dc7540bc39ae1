using System.Text.RegularExpressions;
using IrisBench.Tests.Hosting;
using IrisBench.Tests.Monitoring;
using IrisBench.Tests.Publishing;
using k8s;
using k8s.Models;

namespace IrisBench.Tests.Deploying;

/// <summary>What <c>--step deploy</c> does, by what it calls.</summary>
public class DeployTests
{
    private const string Password = "a-password-that-nobody-may-see";
    private const string SigningKey = "a-key-that-signs-tokens-and-that-nobody-may-see";

    private const string LastArgument = "for file; do :; done";

    private static readonly string[] s_images = ["--Parameters:image-repository=172.18.0.3:5000/irisbench", "--Parameters:image-tag=v7"];

    private static readonly (string Name, string? Value)[] s_secrets =
        [("Parameters__iris-password", Password), ("Parameters__jwt-signing-key", SigningKey)];

    [UnixFact]
    public async Task Everything_is_done_one_after_the_other_and_the_cluster_is_asked_before_anything_changes()
    {
        using var tools = new RecordedTools(RecordedTools.All);
        var run = await tools.RunAsync("deploy", s_images, s_secrets);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(
            [
                "helm version", "kubectl config", "kubectl config", "kubectl version", "kubectl auth", "kubectl get",
                "kubectl get", "kubectl auth", "kubectl get",
                .. Enumerable.Repeat("dotnet publish", 6),
                "kubectl apply", "helm upgrade", "kubectl apply", "kubectl apply",
                "kubectl port-forward", "kubectl get", "faas-cli login", .. Enumerable.Repeat("faas-cli deploy", 4),
                .. Enumerable.Repeat("kubectl rollout", 4),
            ],
            tools.Calls.Select(call => string.Join(' ', call.Split(' ').Take(2))));
        Assert.Contains("context 'kind-test' (https://127.0.0.1:6443, Kubernetes v1.33.1)", run.Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task The_images_are_pushed_to_where_the_cluster_pulls_them_or_to_the_same_registry_by_its_other_name()
    {
        using var tools = new RecordedTools(RecordedTools.All);
        await tools.RunAsync("deploy", [.. s_images, "--Deploy:PushTo=localhost:5001"], s_secrets);

        var pushes = tools.Calls.Where(call => call.StartsWith("dotnet publish", StringComparison.Ordinal)).ToArray();
        Assert.All(pushes, call => Assert.Contains(
            "--runtime linux-x64 -t:PublishContainer -p:ContainerRegistry=localhost:5001 ", call, StringComparison.Ordinal));
        Assert.Equal(
            ["iris-auth", "iris-load", "iris-predict", "iris-server", "iris-train", "monolith"],
            pushes.Select(call => Regex.Match(call, "Repository=irisbench/(?<name>[^ ]+) -p:ContainerImageTag=v7 ").Groups["name"].Value)
                .Order(StringComparer.Ordinal));
        foreach (var image in (string[])["iris-server", "monolith"])
            Assert.Contains(
                $"172.18.0.3:5000/irisbench/{image}:v7", await File.ReadAllTextAsync(Path.Combine(tools.Output, "k8s", "values.yaml")),
                StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task No_secret_is_on_a_command_line_or_in_what_is_said_and_the_file_with_them_is_the_users_alone_and_goes()
    {
        using var tools = new RecordedTools(RecordedTools.All)
            .Answer("helm", "upgrade*", shell: $"{LastArgument}; /usr/bin/stat -c '%a' \"$file\" > $NOTES; /bin/cat \"$file\" >> $NOTES");
        var run = await tools.RunAsync("deploy", s_images, s_secrets);

        foreach (var secret in (string[])[Password, SigningKey, RecordedTools.GatewayPassword])
        {
            Assert.DoesNotContain(tools.Calls, call => call.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(secret, run.Output + run.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain(
                TemporaryFolder.ContentOf(tools.Output), file => file.Value.Contains(secret, StringComparison.Ordinal));
        }

        Assert.StartsWith("600\n", tools.Notes, StringComparison.Ordinal);
        Assert.Contains(Password, tools.Notes, StringComparison.Ordinal);
        Assert.Contains(SigningKey, tools.Notes, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(tools.Output, "k8s", "values.k8s.yaml")));
        Assert.Equal(RecordedTools.GatewayPassword, tools.InputOf("faas-cli login"));
    }

    [UnixFact]
    public async Task The_file_with_the_secrets_goes_when_helm_fails_too()
    {
        using var tools = new RecordedTools(RecordedTools.All).Answer("helm", "upgrade*", exitCode: 1, errors: "Error: timed out");
        await tools.RunAsync("deploy", s_images, s_secrets);

        Assert.DoesNotContain(
            TemporaryFolder.ContentOf(tools.Output), file => file.Value.Contains(Password, StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task The_namespace_comes_before_the_release_and_is_the_committed_one()
    {
        using var tools = new RecordedTools(RecordedTools.All);
        await tools.RunAsync("deploy", [.. s_images, "--Kubernetes:Namespace=lab"], s_secrets);

        var applied = Assert.IsType<V1Namespace>(
            Assert.Single(KubernetesYaml.LoadAllFromString(tools.InputOf("kubectl apply"), strict: true)));
        Assert.Equal("lab", applied.Metadata.Name);
        Assert.Equal("restricted", applied.Metadata.Labels["pod-security.kubernetes.io/enforce"]);
        Assert.Contains(
            tools.Calls,
            call => call.StartsWith($"helm upgrade --install irisbench {tools.Output}/k8s --namespace lab", StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task An_upgrade_keeps_the_secrets_of_the_release()
    {
        // One that was locked, and was rolled back since.
        using var tools = new RecordedTools(RecordedTools.All)
            .Answer("kubectl", "get secrets --namespace irisbench -l owner=helm*", output: "superseded\npending-upgrade\ndeployed")
            .Answer("kubectl", "get secret iris-server-secrets --namespace irisbench*",
                output: RecordedTools.SecretJson("Iris__Password", Password, "Jwt__SigningKey", SigningKey))
            .Answer("helm", "upgrade*", shell: $"{LastArgument}; /bin/cat \"$file\" >> $NOTES");
        var run = await tools.RunAsync("deploy", s_images);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains($"iris_password: \"{Password}\"", tools.Notes, StringComparison.Ordinal);
        Assert.Contains($"jwt_signing_key: \"{SigningKey}\"", tools.Notes, StringComparison.Ordinal);
    }

    // Helm asks a cluster before an upgrade, even with --dry-run=client; not before it installs.
    [ToolFact(Tool.Helm4)]
    public async Task The_real_Helm_takes_the_chart_with_the_values_that_it_is_given()
    {
        using var tools = new RecordedTools(RecordedTools.All).Answer(
            "helm", "upgrade*", shell: $"shift 2; exec {MissingTool.Find(Tool.Helm4)} install \"$@\" --dry-run=client > $NOTES");
        var run = await tools.RunAsync("deploy", s_images, s_secrets);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains($"Iris__Password: \"{Password}\"", tools.Notes, StringComparison.Ordinal);
        Assert.Contains($"image: \"172.18.0.3:5000/irisbench/monolith:v7\"", tools.Notes, StringComparison.Ordinal);
    }

    [ToolFact(Tool.Helm4)]
    public async Task A_secret_that_the_chart_does_not_take_is_told_and_not_shown()
    {
        const string Short = "thirty-one-characters-are-short";
        using var tools = new RecordedTools(RecordedTools.All).Answer(
            "helm", "upgrade*", shell: $"shift 2; exec {MissingTool.Find(Tool.Helm4)} install \"$@\" --dry-run=client");
        var run = await tools.RunAsync("deploy", s_images, s_secrets[0], ("Parameters__jwt-signing-key", Short));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("jwt_signing_key", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Short, run.Output + run.Errors, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Without_faas_cli_the_operator_of_OpenFaaS_gets_the_functions()
    {
        using var tools = new RecordedTools("kubectl", "helm", "dotnet")
            .Answer("kubectl", "api-resources --api-group=openfaas.com*", output: "functions.openfaas.com\nprofiles.openfaas.com");
        var run = await tools.RunAsync("deploy", s_images, s_secrets);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains(
            tools.Calls, call => call.StartsWith("kubectl apply -f /", StringComparison.Ordinal)
                && call.EndsWith("/functions", StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task Knative_gets_the_functions_when_it_is_asked_for()
    {
        using var tools = new RecordedTools(RecordedTools.All)
            .Answer("kubectl", "api-resources --api-group=serving.knative.dev*", output: "services.serving.knative.dev");
        var run = await tools.RunAsync("deploy", [.. s_images, "--Deploy:OpenFaaS=false", "--Deploy:Knative=true"], s_secrets);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains(
            tools.Calls, call => call.StartsWith("kubectl apply -f /", StringComparison.Ordinal)
                && call.EndsWith("/services", StringComparison.Ordinal));
        Assert.DoesNotContain(tools.Calls, call => call.StartsWith("faas-cli", StringComparison.Ordinal));
        Assert.Contains("iris-auth: http://iris-auth.knative-fn.svc.cluster.local", run.Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task A_gateway_that_the_user_names_is_reached_as_the_user_reaches_it()
    {
        using var tools = new RecordedTools(RecordedTools.All);
        var run = await tools.RunAsync("deploy", s_images, [.. s_secrets, ("OPENFAAS_URL", "https://gateway.example")]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.DoesNotContain(tools.Calls, call => call.Contains("port-forward", StringComparison.Ordinal));
        Assert.DoesNotContain(tools.Calls, call => call.Contains("login", StringComparison.Ordinal));
        Assert.Equal(4, tools.Calls.Count(call => call.EndsWith("--gateway https://gateway.example", StringComparison.Ordinal)));
    }

    [UnixFact]
    public async Task Addresses_and_the_next_command_are_told()
    {
        using var tools = new RecordedTools(RecordedTools.All);
        var run = await tools.RunAsync("deploy", [.. s_images, "--Kubernetes:Context=lab"], s_secrets);

        foreach (var told in (string[])
            [
                "iris-server: http://iris-server-service.irisbench.svc:6002", "monolith: http://monolith-service.irisbench.svc:7500",
                "iris-auth: http://gateway.openfaas:8080/function/iris-auth", "kubectl --context lab apply -k deploy/monitoring",
                "irisbench compare --gateway http://127.0.0.1:8080 --monolith http://127.0.0.1:7500 --prometheus http://127.0.0.1:9090",
            ])
            Assert.Contains(told, run.Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task File_and_context_of_the_settings_are_those_of_every_call()
    {
        using var tools = new RecordedTools(RecordedTools.All)
            .Answer("helm", "upgrade*", shell: "echo \"$HELM_KUBECONTEXT\" > $NOTES");
        var run = await tools.RunAsync(
            "deploy", [.. s_images, "--Kubernetes:KubeConfig=/somewhere/config", "--Kubernetes:Context=lab"], s_secrets);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.All(
            tools.Calls.Where(call => call.StartsWith("kubectl", StringComparison.Ordinal)),
            call => Assert.StartsWith("kubectl --kubeconfig /somewhere/config --context lab ", call, StringComparison.Ordinal));
        Assert.Contains(tools.Calls, call => call.StartsWith("helm upgrade", StringComparison.Ordinal)
            && call.Contains(" --kubeconfig /somewhere/config", StringComparison.Ordinal));
        Assert.Equal("lab\n", tools.Notes);
    }

    [UnixFact]
    public async Task The_current_context_is_asked_for_once_and_is_then_that_of_every_call_and_of_Helm()
    {
        using var tools = new RecordedTools(RecordedTools.All)
            .Answer("helm", "upgrade*", shell: "echo \"$HELM_KUBECONTEXT\" > $NOTES");
        var run = await tools.RunAsync("deploy", s_images, [.. s_secrets, ("HELM_KUBECONTEXT", "another")]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        var calls = tools.CallsInFull.Where(call => call.StartsWith("kubectl", StringComparison.Ordinal)).ToArray();
        Assert.Equal("kubectl config current-context", calls[0]);
        Assert.All(calls[1..], call => Assert.StartsWith("kubectl --context kind-test ", call, StringComparison.Ordinal));
        Assert.Equal("kind-test\n", tools.Notes);
    }
}
