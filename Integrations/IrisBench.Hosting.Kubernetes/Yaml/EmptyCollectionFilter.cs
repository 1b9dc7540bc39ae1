using System.Collections;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.ObjectGraphVisitors;

namespace IrisBench.Hosting.Kubernetes;

// Leaves out properties that are empty lists, maps or, as Aspire does, texts.
internal sealed class EmptyCollectionFilter(IObjectGraphVisitor<IEmitter> next) : ChainedObjectGraphVisitor(next)
{
    public override bool EnterMapping(IPropertyDescriptor key, IObjectDescriptor value, IEmitter context, ObjectSerializer serializer) =>
        (value.Value is not IEnumerable items || items.GetEnumerator().MoveNext()) && base.EnterMapping(key, value, context, serializer);
}
