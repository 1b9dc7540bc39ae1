extern alias gateway;

using gateway::IrisBench.Gateway.Functions;
using gateway::IrisBench.Gateway.Scaling;

namespace IrisBench.Tests.Gateway.Scaling;

/// <summary>Which policy the labels and annotations of a function choose. Both are written here as <c>name=value, …</c>.</summary>
public class ScalingLabelsTests
{
    private static readonly TimeSpan QuarterHour = TimeSpan.FromMinutes(15);

    [Theory]
    [InlineData("")]
    [InlineData("irisbench.mode=zero")]
    [InlineData("com.openfaas.scale.min=2, com.openfaas.scale.max=4, com.openfaas.scale.target=10")]
    [InlineData("com.openfaas.scale.zero=true, com.openfaas.scale.zero-duration=1m, com.openfaas.scale.odd=1")]
    public void Labels_that_several_engines_have_choose_none(string labels) => Assert.Null(Of(labels).Scaling);

    [Fact]
    public void The_factor_is_the_Community_editions_with_its_limits()
    {
        Assert.Equal(new CommunityPolicy(1, 5, 20), Of("com.openfaas.scale.factor=20").Scaling);
        var policy = Of("com.openfaas.scale.factor=0, com.openfaas.scale.min=2, com.openfaas.scale.max=4");
        Assert.Equal(new CommunityPolicy(2, 4, 0), policy.Scaling);
        Assert.Equal((FunctionMode.Warm, 2, 4), (policy.Mode, policy.Limits.Minimum, policy.Limits.Maximum));
    }

    [Fact]
    public void A_type_or_a_proportion_is_OpenFaaS_Pros_with_its_defaults()
    {
        Assert.Equal(new ProPolicy(ProMetric.Capacity, 1, 20, 50, 0.9, QuarterHour), Of("com.openfaas.scale.type=capacity").Scaling);
        Assert.Equal(new ProPolicy(ProMetric.Rps, 1, 20, 50, 0.7, QuarterHour), Of("com.openfaas.scale.target-proportion=0.7").Scaling);
        var policy = Of(
            "com.openfaas.scale.type=cpu, com.openfaas.scale.target=500, com.openfaas.scale.min=2, com.openfaas.scale.max=10, "
            + "com.openfaas.scale.zero=true, com.openfaas.scale.zero-duration=30m");
        Assert.Equal(new ProPolicy(ProMetric.Cpu, 2, 10, 500, 0.9, TimeSpan.FromMinutes(30)), policy.Scaling);
        Assert.Equal(FunctionMode.Zero, policy.Mode);
    }

    [Fact]
    public void Annotations_are_Knatives_with_its_defaults()
    {
        var minute = TimeSpan.FromSeconds(60);
        Assert.Equal(
            new KnativePolicy(KnativeMetric.Concurrency, 100, 0.7, 0, 20, minute, 0.1, 2),
            Of("", "autoscaling.knative.dev/class=kpa.autoscaling.knative.dev").Scaling);
        Assert.Equal(
            new KnativePolicy(KnativeMetric.Rps, 200, 0.7, 0, 20, minute, 0.1, 2), Of("", "autoscaling.knative.dev/metric=rps").Scaling);
        Assert.Equal(
            new KnativePolicy(KnativeMetric.Concurrency, 2.5, 0.8, 1, 6, TimeSpan.FromSeconds(40), 0.2, 1.5),
            Of(
                "",
                "autoscaling.knative.dev/target=2.5, autoscaling.knative.dev/target-utilization-percentage=80, "
                + "autoscaling.knative.dev/min-scale=1, autoscaling.knative.dev/max-scale=6, autoscaling.knative.dev/window=40s, "
                + "autoscaling.knative.dev/panic-window-percentage=20, autoscaling.knative.dev/panic-threshold-percentage=150").Scaling);
    }

    [Theory]
    // At zero where nothing holds it above, if its label does not say another.
    [InlineData("", "autoscaling.knative.dev/target=1", "Zero")]
    [InlineData("", "autoscaling.knative.dev/min-scale=1", "Warm")]
    [InlineData("irisbench.mode=warm", "autoscaling.knative.dev/target=1", "Warm")]
    public void Knatives_fewest_say_the_mode(string labels, string annotations, string mode)
        => Assert.Equal(mode, $"{Of(labels, annotations).Mode}");

    [Theory]
    [InlineData("com.openfaas.scale.type=memory", "", "label com.openfaas.scale.type must be rps, capacity or cpu, not 'memory'")]
    [InlineData("com.openfaas.scale.target-proportion=much", "", "com.openfaas.scale.target-proportion must be a number from 0.01 to 10")]
    [InlineData("com.openfaas.scale.target-proportion=0", "", "com.openfaas.scale.target-proportion must be a number from 0.01 to 10")]
    [InlineData("com.openfaas.scale.type=rps, com.openfaas.scale.max=21", "", "com.openfaas.scale.max must be a number from 0 to 20")]
    [InlineData("com.openfaas.scale.type=rps, com.openfaas.scale.zero=maybe", "", "com.openfaas.scale.zero must be true or false")]
    [InlineData("com.openfaas.scale.type=rps, com.openfaas.scale.zero-duration=soon", "", "scale.zero-duration must be a duration such as")]
    [InlineData("com.openfaas.scale.factor=101", "", "com.openfaas.scale.factor must be a number from 0 to 100, not '101'")]
    [InlineData("com.openfaas.scale.factor=20, com.openfaas.scale.max=6", "", "com.openfaas.scale.max must be a number from 0 to 5")]
    // What an engine would do and this one does not know is not passed over.
    [InlineData("com.openfaas.scale.factor=20, com.openfaas.scale.type=rps", "", "com.openfaas.scale.factor does not go with OpenFaaS")]
    [InlineData("com.openfaas.scale.factor=20, com.openfaas.scale.target=5", "", "com.openfaas.scale.target does not go with the")]
    [InlineData("com.openfaas.scale.type=rps, com.openfaas.scale.down.window=1m", "", "com.openfaas.scale.down.window does not go with")]
    [InlineData("com.openfaas.scale.min=1", "autoscaling.knative.dev/target=1", "com.openfaas.scale.min does not go with Knative's")]
    [InlineData("", "autoscaling.knative.dev/scale-down-delay=1m", "annotation autoscaling.knative.dev/scale-down-delay does not go with")]
    [InlineData("", "autoscaling.knative.dev/class=hpa.autoscaling.knative.dev", "class must be kpa.autoscaling.knative.dev, not 'hpa.")]
    [InlineData("", "autoscaling.knative.dev/metric=cpu", "autoscaling.knative.dev/metric must be concurrency or rps, not 'cpu'")]
    [InlineData("", "autoscaling.knative.dev/window=5s", "must be a duration such as 10s or 5m, from 6 s to 3600 s, not '5s'")]
    [InlineData("", "autoscaling.knative.dev/target=0", "autoscaling.knative.dev/target must be a number from 0.01 to 100000")]
    [InlineData("", "autoscaling.knative.dev/panic-threshold-percentage=100", "panic-threshold-percentage must be a number from 110")]
    [InlineData("", "autoscaling.knative.dev/min-scale=3, autoscaling.knative.dev/max-scale=2", "min-scale must not be above max-scale")]
    // A mode in which the engine could not do what it says.
    [InlineData("com.openfaas.scale.type=rps, irisbench.mode=fork", "", "openfaas-pro rps, but its mode is fork")]
    [InlineData("com.openfaas.scale.factor=20, com.openfaas.scale.zero=true", "", "openfaas-ce, which has no scale to zero")]
    public void What_cannot_be_is_refused_by_its_name(string labels, string annotations, string reason)
        => Assert.Contains(
            reason, Assert.Throws<InvalidFunctionException>(() => Of(labels, annotations)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_function_that_is_made_to_fork_is_scaled_by_nothing_until_it_is_warm_again()
    {
        var policy = Of("com.openfaas.scale.factor=20");
        Assert.NotNull(policy.ActiveScaling);
        Assert.Null((policy with { Mode = FunctionMode.Fork }).ActiveScaling);
    }

    private static FunctionPolicy Of(string labels, string annotations = "")
        => FunctionPolicy.Of(Values(labels), Values(annotations), FunctionMode.Warm);

    private static Dictionary<string, string> Values(string text)
        => text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(value => value.Split('='))
            .ToDictionary(value => value[0], value => value[1]);
}
