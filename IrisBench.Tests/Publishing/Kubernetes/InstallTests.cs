using IrisBench.Tests.Monitoring;
using k8s.Models;

namespace IrisBench.Tests.Publishing.Kubernetes;

/// <summary>What an operator meets who installs, upgrades and changes the chart.</summary>
public class InstallTests
{
    [ToolTheory(Tool.Helm3)]
    [InlineData(Tool.Helm3, "iris_password", "jwt_signing_key")]
    [InlineData(Tool.Helm4, "iris_password", "jwt_signing_key")]
    [InlineData(Tool.Helm4, "jwt_signing_key", "iris_password")]
    public async Task A_missing_secret_is_refused_in_a_sentence_that_names_it(string helm, string missing, string given)
        => Assert.Contains(
            $"secrets.iris_server.{missing} is missing: it has no default.",
            await RefusedAsync(helm, "--set-string", $"secrets.iris_server.{given}=0123456789abcdef0123456789abcdef"),
            StringComparison.Ordinal);

    [ToolTheory(Tool.Helm3)]
    [InlineData(Tool.Helm3)]
    [InlineData(Tool.Helm4)]
    public async Task A_signing_key_that_iris_server_would_refuse_is_refused_and_not_shown(string helm)
    {
        const string Short = "thirty-one-characters-are-short";
        var refusal = await RefusedAsync(
            helm, "--set-string", $"secrets.iris_server.iris_password=x,secrets.iris_server.jwt_signing_key={Short}");

        Assert.Contains("jwt_signing_key", refusal, StringComparison.Ordinal);
        Assert.Contains("32", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain(Short, refusal, StringComparison.Ordinal);
    }

    [ToolTheory(Tool.Helm3)]
    [InlineData(Tool.Helm3)]
    [InlineData(Tool.Helm4)]
    public async Task A_misspelt_value_is_refused_by_its_name(string helm)
        => Assert.Contains(
            "imagetag", await RefusedAsync(helm, [.. Chart.Secrets, "--set", "config.monolith.imagetag=v1"]), StringComparison.Ordinal);

    [ToolTheory(Tool.Helm4)]
    [InlineData("registry:5000/irisbench/monolith")]
    [InlineData("registry:5000/irisbench/monolith@sha256:0123")]
    [InlineData("a\"#b:v1")]
    [InlineData("http://a/b:v1")]
    [InlineData("a//b:v1")]
    [InlineData("registry/Upper:v1")]
    [InlineData("")]
    public async Task An_image_without_a_tag_or_a_whole_digest_is_refused(string image)
        => Assert.Contains(
            "monolith_image",
            await RefusedAsync(Tool.Helm4, [.. Chart.Secrets, "--set-string", $"parameters.monolith.monolith_image={image}"]),
            StringComparison.Ordinal);

    [ToolTheory(Tool.Helm3)]
    [InlineData(Tool.Helm3, "config.monolith.HTTP_PORTS=null", "HTTP_PORTS")]
    [InlineData(Tool.Helm4, "config.monolith.HTTP_PORTS=null", "HTTP_PORTS")]
    [InlineData(Tool.Helm4, "parameters.monolith.monolith_image=null", "monolith_image")]
    [InlineData(Tool.Helm4, "config=null", "config")]
    [InlineData(Tool.Helm4, "config.iris_server.HTTP_PORTS=7000", "HTTP_PORTS")]
    [InlineData(Tool.Helm4, "config.iris_server.MANAGEMENT_PORT=true", "MANAGEMENT_PORT")]
    [InlineData(Tool.Helm4, "config.monolith.IrisServer__Port=70000", "IrisServer__Port")]
    [InlineData(Tool.Helm4, "config.iris_server.Store__Path=/etc/x.db", "Store__Path")]
    [InlineData(Tool.Helm3, "config.iris_server.Store__Path=/var/lib/irisbench/../../etc/x", "Store__Path")]
    [InlineData(Tool.Helm4, "config.iris_server.Store__Path=/var/lib/irisbench/../../etc/x", "Store__Path")]
    [InlineData(Tool.Helm4, "config.iris_server.Store__Path=/var/lib/irisbench/a/../../x", "Store__Path")]
    [InlineData(Tool.Helm4, "config.iris_server.Store__Path=/var/lib/irisbench/", "Store__Path")]
    [InlineData(Tool.Helm3, "config.iris_server.iris_user=a;b", "iris_user")]
    [InlineData(Tool.Helm4, "config.iris_server.iris_user=a;b", "iris_user")]
    [InlineData(Tool.Helm4, "config.iris_server.iris_user=", "iris_user")]
    [InlineData(Tool.Helm4, "config.iris_server.iris_user=true", "iris_user")]
    [InlineData(Tool.Helm3, "secrets.iris_server.iris_password=   ", "iris_password")]
    [InlineData(Tool.Helm4, "secrets.iris_server.iris_password=   ", "iris_password")]
    public async Task A_value_that_is_not_there_or_that_no_pod_could_run_with_is_refused_by_its_name(string helm, string value, string name)
        => Assert.Contains(name, await RefusedAsync(helm, [.. Chart.Secrets, "--set", value]), StringComparison.Ordinal);

    [ToolTheory(Tool.Helm3)]
    [InlineData(Tool.Helm3, "iris_server.iris_user")]
    [InlineData(Tool.Helm4, "iris_server.iris_user")]
    [InlineData(Tool.Helm4, "monolith.IrisServer__ServiceName")]
    public async Task A_number_that_would_arrive_as_another_is_refused(string helm, string value)
        => Assert.Contains(
            value[(value.IndexOf('.', StringComparison.Ordinal) + 1)..],
            await RefusedAsync(helm, [.. Chart.Secrets, "--set-json", $"config.{value}=12345678901234567890"]),
            StringComparison.Ordinal);

    [ToolTheory(Tool.Helm3)]
    [InlineData(Tool.Helm3)]
    [InlineData(Tool.Helm4)]
    public async Task A_number_arrives_with_all_its_digits(string helm)
        => Assert.Contains(
            "Iris__User: \"12345678\"",
            await Tool.RunAsync(
                helm, ["template", Chart.Release, Chart.Folder, .. Chart.Secrets, "--set-json", "config.iris_server.iris_user=12345678"]),
            StringComparison.Ordinal);

    [ToolTheory(Tool.Helm4)]
    [InlineData("registry:5000/a_b/c__d/e-f.g:v1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("172.18.0.3:5000/irisbench/monolith:v1")]
    [InlineData("registry.example/monolith@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void An_image_is_named_by_tag_or_by_digest(string image)
        => Assert.Equal(
            image,
            Pods.Image(
                Chart.With("--set-string", $"parameters.monolith.monolith_image={image}").Find<V1Deployment>("monolith-deployment")));

    [ToolTheory(Tool.Helm3)]
    [InlineData(Tool.Helm3)]
    [InlineData(Tool.Helm4)]
    public async Task A_Kubernetes_that_does_not_name_its_namespaces_is_refused(string helm)
        => Assert.Contains("1.21", await RefusedAsync(helm, [.. Chart.Secrets, "--kube-version", "1.20.2"]), StringComparison.Ordinal);

    [ToolFact(Tool.Helm4)]
    public void A_password_arrives_as_it_was_given()
        => Assert.Equal(Chart.Password, Chart.Committed.Find<V1Secret>("iris-server-secrets").StringData["Iris__Password"]);

    [ToolFact(Tool.Helm4)]
    public void A_value_of_the_configuration_arrives_as_it_was_given()
        => Assert.Equal(
            """a "user" \ of: {{ them }}""",
            Chart.With("--set-json", """config.iris_server.iris_user="a \"user\" \\ of: {{ them }}" """)
                .Find<V1ConfigMap>("iris-server-config").Data["Iris__User"]);

    [ToolTheory(Tool.Helm4)]
    [InlineData("secrets.iris_server.iris_password=another", "iris-server")]
    [InlineData("config.iris_server.iris_user=another", "iris-server")]
    [InlineData("config.monolith.IrisServer__Port=6003", "monolith")]
    public void What_changes_restarts_the_pods_that_read_it_and_no_others(string change, string restarted)
    {
        var after = Chart.With("--set-string", change);

        Assert.Equal([restarted], Chart.Committed.Objects<V1Deployment>().Select(deployment => deployment.Metadata.Name)
            .Where(name => !Template(Chart.Committed, name).SequenceEqual(Template(after, name)))
            .Select(name => name.Replace("-deployment", "", StringComparison.Ordinal)));
    }

    // Helm 3 asks a cluster even for this.
    [ToolFact(Tool.Helm4)]
    public async Task Helm_says_what_to_do_next_and_what_stays()
    {
        var notes = await Tool.RunAsync(
            Tool.Helm4, ["install", Chart.Release, Chart.Folder, "--namespace", Chart.Namespace, "--dry-run=client", .. Chart.Secrets]);

        Assert.Contains($"kubectl -n {Chart.Namespace} rollout status deployment/monolith-deployment", notes, StringComparison.Ordinal);
        Assert.Contains("delete persistentvolumeclaim iris-server-models", notes, StringComparison.Ordinal);
        Assert.Contains("--Kubernetes:Namespace=lab", notes, StringComparison.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> Template(Chart chart, string deployment)
        => chart.Find<V1Deployment>(deployment).Spec.Template.Metadata.Annotations.OrderBy(
            annotation => annotation.Key, StringComparer.Ordinal);

    private static async Task<string> RefusedAsync(string helm, params string[] values)
    {
        var (exitCode, _, errors) = await Tool.EndAsync(
            helm, ["template", Chart.Release, Chart.Folder, "--namespace", Chart.Namespace, .. values]);
        Assert.NotEqual(0, exitCode);
        return errors;
    }
}
