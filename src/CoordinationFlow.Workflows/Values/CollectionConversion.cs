using System.Collections;

namespace CoordinationFlow.Workflows.Values;

/// <summary>Lists, sets and arrays of a declared item type, from lists, from JSON text, or from one text (a list of that text).</summary>
internal static class CollectionConversion
{
    /// <summary>Every item is converted; one that cannot be fails the whole.</summary>
    public static object Convert(object value, Type target, Type item)
    {
        if (target == typeof(IDictionary<string, string?>))
        {
            return ((IDictionary<string, object?>)ValueConverter.Convert(value, typeof(IDictionary<string, object?>))!)
                .ToDictionary(field => field.Key, field => ValueText.Of(field.Value));
        }

        var source = value switch
        {
            string text when ValueConverter.LooksLikeJson(text) => PlainValue.Parse(text),
            string text => new object?[] { text },
            _ => value,
        };
        if (source is IDictionary or not IEnumerable)
        {
            throw new InvalidCastException();
        }

        var items = ((IEnumerable)source).Cast<object?>().Select(each => ValueConverter.Convert(each, item)).ToArray();
        if (!target.IsArray)
        {
            var collection = Activator.CreateInstance(target.IsInterface ? typeof(List<>).MakeGenericType(item) : target)!;
            var add = collection.GetType().GetMethod("Add", [item])!;
            foreach (var each in items)
            {
                add.Invoke(collection, [each]);
            }

            return collection;
        }

        var array = Array.CreateInstance(item, items.Length);
        for (var index = 0; index < items.Length; index++)
        {
            array.SetValue(items[index], index);
        }

        return array;
    }
}
