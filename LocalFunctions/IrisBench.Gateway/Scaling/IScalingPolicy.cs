namespace IrisBench.Gateway.Scaling;

/// <summary>How an engine scales a function: counts in, replicas out. It has no clock and asks nobody. What it remembers is in its state,
/// which whoever asks keeps for it. Two with the same settings are equal.</summary>
internal interface IScalingPolicy
{
    /// <summary>What status, metrics and reports call it: the engine, and by what it scales.</summary>
    string Name { get; }

    /// <summary>Fewest replicas; 0 where the policy's own words let a function go to zero.</summary>
    int Minimum { get; }

    /// <summary>Most replicas.</summary>
    int Maximum { get; }

    /// <summary>How often the engine reads what it decides by.</summary>
    TimeSpan Interval { get; }

    /// <summary>How far back calls a second and the use of CPU are averaged.</summary>
    TimeSpan RateWindow { get; }

    /// <summary>Decides once.</summary>
    /// <param name="before">What its decision before this one left; null at the first.</param>
    /// <param name="now">What is counted now, later than before.</param>
    ScalingDecision Decide(ScalingState? before, LoadSample now);
}

/// <summary>What a policy decides by.</summary>
/// <param name="At">Time since the function is watched.</param>
/// <param name="Desired">Replicas that are wanted.</param>
/// <param name="Ready">Replicas that take requests.</param>
/// <param name="CallsPerSecond">Calls answered a second, over the policy's window.</param>
/// <param name="GoodCallsPerSecond">Those of them that were answered with 200.</param>
/// <param name="InFlight">Calls being answered or waiting for a process: the mean of the time since the decision before.</param>
/// <param name="InFlightNow">Those that there are at this moment.</param>
/// <param name="MilliCores">Thousandths of a core that all replicas used together, over the policy's window.</param>
/// <param name="IsIdle">Whether there was no call at all since the decision before.</param>
/// <param name="MayEnd">Whether the last replica may end: the function is in mode zero.</param>
internal sealed record LoadSample(
    TimeSpan At,
    int Desired,
    int Ready,
    double CallsPerSecond = 0,
    double GoodCallsPerSecond = 0,
    double InFlight = 0,
    double InFlightNow = 0,
    double MilliCores = 0,
    bool IsIdle = false,
    bool MayEnd = false);

/// <summary>What a policy remembers from one decision to the next. Each has its own.</summary>
internal abstract record ScalingState;

/// <summary>What was decided.</summary>
/// <param name="Replicas">Replicas that are wanted from now on.</param>
/// <param name="State">To be given back at the next decision.</param>
internal readonly record struct ScalingDecision(int Replicas, ScalingState State);

/// <summary>Numbers of replicas.</summary>
internal static class ReplicaCount
{
    // What is a rounding error above a whole number is that number.
    private const double Error = 1e-9;

    /// <summary>As many as bear the load where each bears that much of it: rounded up, and no more than the most there can be.</summary>
    public static int For(double load, double each, int most) => (int)Math.Min(most, Math.Ceiling((load / each) - Error));
}
