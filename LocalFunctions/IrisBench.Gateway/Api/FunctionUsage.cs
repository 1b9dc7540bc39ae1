using System.Text.Json.Serialization;

namespace IrisBench.Gateway.Api;

/// <param name="Cpu">Thousandths of a core, on average since the one who asks asked last.</param>
/// <param name="TotalMemoryBytes">Resident memory of all replicas.</param>
internal sealed record FunctionUsage(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double Cpu,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double TotalMemoryBytes);
