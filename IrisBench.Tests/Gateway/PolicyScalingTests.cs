using System.Text.Json;

namespace IrisBench.Tests.Gateway;

/// <summary>Policies in the gateway itself, which here decide four times a second. What they decide is in the tables of Scaling.</summary>
public sealed class PolicyScalingTests(PolicyScalingTests.Fixture shared) : IClassFixture<PolicyScalingTests.Fixture>
{
    private readonly GatewayProcess _gateway = shared.Gateway;

    [Fact]
    public async Task A_function_under_a_policy_has_replicas_for_its_load_and_gives_them_back_and_tells_which_policy_it_is()
    {
        (string, string)[] labels =
        [
            ("com.openfaas.scale.type", "capacity"), ("com.openfaas.scale.target", "2"), ("com.openfaas.scale.target-proportion", "1.0"),
            ("com.openfaas.scale.max", "3"),
        ];
        await _gateway.DeployAsync("followed", "warm", labels);
        await _gateway.WaitForReplicasAsync("followed", 1);
        Assert.Equal("openfaas-pro capacity", await ScalingAsync("followed"));

        var enough = false;
        var callers = Enumerable.Range(0, 8).Select(async _ =>
        {
            while (!Volatile.Read(ref enough))
                await _gateway.TextAsync("followed", "sleep 300");
        }).ToArray();
        await _gateway.WaitForReplicasAsync("followed", 3);
        Assert.Equal(3, await MetricAsync("followed", "openfaas-pro capacity"));
        Volatile.Write(ref enough, true);
        await Task.WhenAll(callers);

        await _gateway.WaitForReplicasAsync("followed", 1);

        // Without its labels nothing scales it any more.
        var unlabelled = new { service = "followed", image = "program" };
        using (var updated = await _gateway.SystemAsync(HttpMethod.Put, "/system/functions", unlabelled))
            Assert.Equal(202, (int)updated.StatusCode);
        Assert.Null(await ScalingAsync("followed"));
        Assert.Equal(0, await MetricAsync("followed", "openfaas-pro capacity"));
    }

    [Fact]
    public async Task Knatives_annotations_scale_too_and_a_policy_takes_back_what_the_scale_call_gave()
    {
        using (var answer = await _gateway.SystemAsync(HttpMethod.Post, "/system/functions", new
        {
            service = "annotated",
            image = "program",
            annotations = new Dictionary<string, string> { ["autoscaling.knative.dev/min-scale"] = "2" },
        }))
            Assert.Equal(202, (int)answer.StatusCode);
        await _gateway.WaitForReplicasAsync("annotated", 2);
        Assert.Equal("knative concurrency", await ScalingAsync("annotated"));

        await _gateway.ScaleAsync("annotated", 4);
        await Eventually.TrueAsync(
            async () => (await _gateway.StatusAsync("annotated")).GetProperty("replicas").GetInt32() == 2, "two are wanted again");
    }

    [Fact]
    public async Task A_function_that_may_ends_when_it_is_idle_and_the_next_call_wakes_it()
    {
        await _gateway.DeployAsync("ending", "zero", [("com.openfaas.scale.type", "rps"), ("com.openfaas.scale.zero-duration", "1s")]);
        await _gateway.TextAsync("ending", "x");
        await _gateway.WaitForReplicasAsync("ending", 0);
        using var answer = await _gateway.CallAsync("ending", "x");
        Assert.Equal("scale-from-zero", answer.Header("X-Cold-Start"));
    }

    [Theory]
    [InlineData("labels", "com.openfaas.scale.type", "memory")]
    [InlineData("annotations", "autoscaling.knative.dev/window", "1s")]
    public async Task A_bad_label_is_answered_with_its_name(string kind, string name, string value)
    {
        using var answer = await _gateway.SystemAsync(HttpMethod.Post, "/system/functions", new Dictionary<string, object>
        {
            ["service"] = "refused",
            ["image"] = "program",
            [kind] = new Dictionary<string, string> { [name] = value },
        });
        Assert.Contains($"{name} must be", await answer.DetailAsync(400), StringComparison.Ordinal);
    }

    private async Task<string?> ScalingAsync(string function)
        => (await _gateway.StatusAsync(function)).GetProperty("annotations").TryGetProperty("irisbench.scaling", out var policy)
            && policy.ValueKind == JsonValueKind.String
            ? policy.GetString()
            : null;

    private Task<double?> MetricAsync(string function, string policy)
        => _gateway.MetricAsync(
            "irisbench_function_scaling_replicas", ("function_name", $"{function}.openfaas-fn"), ("policy", policy));

    public sealed class Fixture() : GatewayFixture(
        ("program:Program", GatewayProcess.TestFunction),
        ("Gateway:Scaling:IntervalSeconds", "0.25"));
}
