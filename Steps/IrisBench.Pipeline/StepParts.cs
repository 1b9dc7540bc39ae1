using IrisBench.Pipeline.IrisServer;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline;

/// <summary>What steps are built from. The client of iris-server is made when a step first asks for it.</summary>
/// <param name="telemetry">Measures the steps.</param>
/// <param name="connect">Makes the client.</param>
public sealed class StepParts(StepTelemetry telemetry, Func<IrisServerClient> connect)
{
    private readonly Lazy<IrisServerClient> _irisServer = new(connect);

    /// <summary>Measures the steps.</summary>
    public StepTelemetry Telemetry { get; } = telemetry;

    /// <summary>iris-server.</summary>
    public IrisServerClient IrisServer => _irisServer.Value;
}
