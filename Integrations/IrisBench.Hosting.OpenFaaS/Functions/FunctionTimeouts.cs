namespace IrisBench.Hosting.OpenFaaS.Functions;

/// <summary>
/// Timeouts of the watchdog, in whole seconds; an image without one may read the same variables. The gateway has
/// timeouts of its own, 60 s by default. See <see href="https://docs.openfaas.com/tutorials/expanded-timeouts/"/>.
/// </summary>
public sealed class FunctionTimeouts
{
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(300);

    /// <summary><c>read_timeout</c>: for reading the request. Default: 300 s.</summary>
    public TimeSpan Read { get; set; } = Default;

    /// <summary><c>write_timeout</c>: for the answer to be written. Default: 300 s.</summary>
    public TimeSpan Write { get; set; } = Default;

    /// <summary><c>exec_timeout</c>: for the function itself. Zero is no limit. Default: 300 s.</summary>
    public TimeSpan Exec { get; set; } = Default;
}
