using System.Text.Json.Serialization;
using IrisBench.Compare.Experiment;

namespace IrisBench.Compare.Reporting;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true, WriteIndented = true)]
[JsonSerializable(typeof(ComparisonResult))]
internal sealed partial class ReportingJson : JsonSerializerContext;
