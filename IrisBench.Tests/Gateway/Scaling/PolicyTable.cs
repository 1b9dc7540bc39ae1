extern alias gateway;

using System.Globalization;
using System.Text.RegularExpressions;
using gateway::IrisBench.Gateway.Scaling;

namespace IrisBench.Tests.Gateway.Scaling;

/// <summary>A table of what a policy decides: a line is a time or a span of them, the load then, and the replicas from then on. A span is
/// one decision at each of the policy's intervals. Replicas are ready at once, and a call at zero has woken one, as the gateway does.
/// </summary>
internal static partial class PolicyTable
{
    public static void Holds(IScalingPolicy policy, int replicas, Func<double, LoadSample> sample, string table)
    {
        var (expected, decided) = (new List<(double At, double Load, int Replicas)>(), new List<(double At, double Load, int Replicas)>());
        ScalingState? state = null;
        foreach (Match line in Line().Matches(table))
        {
            var (from, load) = (Number(line, "from"), Number(line, "load"));
            var until = line.Groups["until"].Success ? Number(line, "until") : from;
            for (var at = from; at <= until; at += policy.Interval.TotalSeconds)
            {
                var there = replicas == 0 && load > 0 ? 1 : replicas;
                var now = sample(load) with { At = TimeSpan.FromSeconds(at), Desired = there, Ready = there };
                (replicas, state) = policy.Decide(state, now);
                expected.Add((at, load, (int)Number(line, "replicas")));
                decided.Add((at, load, replicas));
            }
        }

        Assert.NotEmpty(expected);
        Assert.Equal(expected, decided);
    }

    private static double Number(Match line, string group) => double.Parse(line.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<from>\d+)(?:-(?<until>\d+))? s: *(?<load>[\d.]+) *→ *(?<replicas>\d+)")]
    private static partial Regex Line();
}
