using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace IrisBench.Hosting.Kubernetes;

internal sealed class Int32OrStringConverter : IYamlTypeConverter
{
    public bool Accepts(Type type) => type == typeof(Int32OrStringV1);

    public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer) =>
        throw new NotSupportedException("Charts are written only.");

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer)
    {
        var either = (Int32OrStringV1)value!;
        serializer(either.Number is { } number ? number : either.Text);
    }
}
